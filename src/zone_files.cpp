// The files of the system's time zone database (TZif, RFC 8536).
// SPDX-License-Identifier: MIT
#include "zone_files.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

namespace entente::iana {
namespace {

namespace fs = std::filesystem;

/// Where CCTZ looks for it, too.
fs::path folder()
{
    auto const* const named = std::getenv("TZDIR");
    return named != nullptr && *named != '\0' ? named : "/usr/share/zoneinfo";
}

/// A file that is no larger than any zone's; nullopt if there is none.
std::optional<std::string> read(std::string const& name)
{
    constexpr std::uintmax_t far_more_than_any = 1 << 20;
    auto const path = folder() / name;
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) return {}; // a pipe would be waited for
    auto const size = fs::file_size(path, failed);
    if (failed || size > far_more_than_any) return {};
    std::ifstream file(path, std::ios::binary);
    std::string data(static_cast<std::size_t>(size), '\0');
    if (!file.read(data.data(), static_cast<std::streamsize>(size))) return {};
    return data;
}

constexpr std::string_view magic = "TZif";

/// A big-endian number.
std::uint64_t number(std::string_view bytes)
{
    std::uint64_t n = 0;
    for (char const c : bytes) n = n << 8 | static_cast<unsigned char>(c);
    return n;
}

/// One of the two blocks of a file, cut off its front: a header with six counts, and what they count.
class block {
public:
    static std::optional<block> cut_off(std::string_view& data, std::size_t length_of_a_time)
    {
        constexpr std::size_t header = 44;
        constexpr std::size_t counts = 20;
        if (data.size() < header || !data.starts_with(magic)) return {};
        std::array<std::uint64_t, 6> n{};
        for (std::size_t i = 0; i != n.size(); ++i) n[i] = number(data.substr(counts + 4 * i, 4));
        auto const [in_ut, standard, leaps, times, types, letters] = n;
        auto const length =
            header + times * (length_of_a_time + 1) + types * 6 + letters + leaps * (length_of_a_time + 4) + standard + in_ut;
        if (length > data.size()) return {};
        block out;
        out.version_ = data[magic.size()];
        out.leaps_ = leaps != 0;
        data.remove_prefix(header);
        auto const cut = [&](std::uint64_t size) {
            auto const part = data.substr(0, static_cast<std::size_t>(size));
            data.remove_prefix(part.size());
            return part;
        };
        out.times_ = cut(times * length_of_a_time);
        out.numbers_ = cut(times);
        out.types_ = cut(types * 6);
        out.letters_ = cut(letters);
        (void)cut(length - header - times * (length_of_a_time + 1) - types * 6 - letters);
        return out;
    }

    [[nodiscard]] bool has_successor() const { return version_ != '\0'; }

    /// Whether its times, of eight bytes, can be counted with. Some builds open with one before all time.
    [[nodiscard]] bool is_sane() const
    {
        constexpr std::int64_t before_all_time = -(std::int64_t{1} << 59);
        constexpr std::int64_t reach = std::int64_t{1} << 36; // two thousand years from 1970
        for (std::size_t i = 0; i < times_.size(); i += 8) {
            auto const t = static_cast<std::int64_t>(number(times_.substr(i, 8)));
            if ((t < -reach || t > reach) && !(i == 0 && t == before_all_time)) return false;
        }
        return true;
    }

    /// Lists what there is nothing to be said against, of times of eight bytes: no leap seconds, times in order, before the first one a
    /// setting that is not daylight saving. CCTZ reads the same of it.
    void list(zone_file& to) const
    {
        if (leaps_ || types_.empty()) return;
        for (std::size_t i = 0; i != types_.size(); i += 6) {
            auto const begin = std::size_t{byte(types_[i + 5])};
            auto const end = letters_.find('\0', begin);
            auto const offset = static_cast<std::int32_t>(static_cast<std::uint32_t>(number(types_.substr(i, 4))));
            if (begin >= letters_.size() || end == letters_.npos || offset < -a_day || offset > a_day || byte(types_[i + 4]) > 1) return;
            to.settings.push_back({offset, std::string(letters_.substr(begin, end - begin)), types_[i + 4] != 0});
        }
        if (to.settings.front().daylight_saving) return;
        for (std::size_t i = 0; i != numbers_.size(); ++i) {
            auto const at = static_cast<std::int64_t>(number(times_.substr(8 * i, 8)));
            if (byte(numbers_[i]) >= to.settings.size() || (i != 0 && at <= to.changes.back())) return;
            to.changes.push_back(at);
            to.set_to.push_back(byte(numbers_[i]));
        }
        to.is_plain = true;
    }

private:
    static constexpr std::int32_t a_day = 24 * 60 * 60;
    [[nodiscard]] static std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

    std::string_view times_, numbers_, types_, letters_;
    char version_ = '\0';
    bool leaps_ = false;
};

/// How a rule is written: a name and an offset and, where clocks are set every year, another name and the two days.
class rule_text {
public:
    explicit rule_text(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool is_rule()
    {
        if (rest_.empty()) return true; // of a zone that stays as it is
        if (!name() || !clock(24)) return false;
        if (rest_.empty()) return true;
        if (!name() || (!rest_.starts_with(',') && !clock(24))) return false;
        return day() && day() && rest_.empty();
    }

private:
    bool take(char c)
    {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view any_of, std::size_t least, std::size_t most)
    {
        auto const n = std::min(rest_.find_first_not_of(any_of), rest_.size());
        if (n < least || n > most) return false;
        rest_.remove_prefix(n);
        return true;
    }
    bool number(std::uint64_t least, std::uint64_t most)
    {
        std::uint64_t n = 0;
        auto const all = rest_;
        if (!take("0123456789", 1, 3)) return false;
        for (char const c : all.substr(0, all.size() - rest_.size())) n = n * 10 + static_cast<std::uint64_t>(c - '0');
        return least <= n && n <= most;
    }
    bool name()
    {
        constexpr std::string_view letters = "+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        if (take('<')) return take(letters, 3, 15) && take('>');
        return take(letters.substr(12), 3, 15);
    }
    bool clock(std::uint64_t most_hours)
    {
        if (!take('-')) take('+');
        if (!number(0, most_hours)) return false;
        return !take(':') || (number(0, 59) && (!take(':') || number(0, 59)));
    }
    bool day()
    {
        if (!take(',')) return false;
        bool const is_day = take('M')   ? number(1, 12) && take('.') && number(1, 5) && take('.') && number(0, 6)
                            : take('J') ? number(1, 365)
                                        : number(0, 365);
        return is_day && (!take('/') || clock(167));
    }

    std::string_view rest_;
};

bool opens_as_zone(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string begin(magic.size(), '\0');
    return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == magic;
}

} // namespace

bool is_zone_name(std::string_view name) noexcept
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
    if (name.empty() || name.front() == '/' || name.back() == '/') return false;
    if (name.find_first_not_of(letters) != name.npos || name.find("//") != name.npos) return false;
    if (name.starts_with("posix/") || name.starts_with("right/")) return false;
    return name != "localtime" && name != "posixrules" && name != "Factory";
}

std::optional<zone_file> read_zone_file(std::string const& name)
{
    auto const file = read(name);
    if (!file) return {};
    std::string_view data = *file;
    auto const old = block::cut_off(data, 4);
    if (!old) return {};
    if (!old->has_successor()) return {}; // of before 2005: nothing in it tells what comes after 2037
    auto const whole = block::cut_off(data, 8);
    if (!whole || !whole->is_sane() || data.size() < 2 || data.front() != '\n') return {};
    data.remove_prefix(1);
    auto const end = data.find('\n');
    if (end == data.npos || !rule_text{data.substr(0, end)}.is_rule()) return {};
    zone_file out;
    out.rule = data.substr(0, end);
    whole->list(out);
    return out;
}

std::span<std::string const> names()
{
    static auto const all = [] {
        std::vector<std::string> out;
        auto const root = folder();
        std::error_code failed;
        fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, failed);
        for (; !failed && at != fs::recursive_directory_iterator{}; at.increment(failed)) {
            auto name = at->path().lexically_relative(root).generic_string();
            std::error_code unreadable;
            if (is_zone_name(name) && at->is_regular_file(unreadable) && opens_as_zone(at->path())) out.push_back(std::move(name));
        }
        std::sort(out.begin(), out.end());
        return out;
    }();
    return all;
}

} // namespace entente::iana
