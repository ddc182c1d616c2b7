// The times of rows, remembered by the cells that say them.
// SPDX-License-Identifier: MIT
#include "import/tables/row_times.hpp"

#include <algorithm>
#include <cstring>

namespace entente::detail {

namespace {

constexpr std::size_t most_times = std::size_t{1} << 16; ///< or memory would grow with the file

void append(std::string& to, auto number)
{
    std::array<char, sizeof number> bytes{};
    std::memcpy(bytes.data(), &number, sizeof number);
    to.append(bytes.data(), bytes.size());
}

} // namespace

row_times::row_times(table_times& times, table_cells& cells, io::import_report& report, row_texts& texts)
    : times_(times)
    , cells_(cells)
    , report_(report)
    , texts_(texts)
{
    for (auto const c : times.cells())
        if (auto const& v = cells.value(c); !v.column.empty() || v.number != 0) in_columns_.push_back(c);
}

/// Makes a key of all that the time of a row is made of, each text behind its length.
void row_times::expect(bool within)
{
    if (!repeat_) return;
    key_.clear();
    for (auto const c : in_columns_) {
        auto const text = cells_[c].text;
        append(key_, static_cast<std::uint32_t>(text.size()));
        key_ += text;
    }
    key_ += within ? 'w' : 'l';
    keys_.expect(key_);
}

/// Of what was told only the number of rows grows, once there are as many examples as the report keeps. False: there are not.
bool row_times::tell_again(known const& k)
{
    auto const is_full = [&](code c) {
        auto const f = std::ranges::find(report_.suspicions, c, &io::finding::code);
        return f != report_.suspicions.end() && f->examples.size() >= report_.examples;
    };
    auto const end = k.told.begin() + k.times_told;
    if (!k.is_whole || !std::all_of(k.told.begin(), end, is_full)) return false;
    for (auto c = k.told.begin(); c != end; ++c) report_.suspect(*c, [] { return diagnostic{}; });
    return true;
}

row_times::known row_times::read_anew(std::optional<civil_day> file_day, bool within)
{
    told_before_.clear();
    for (auto const& f : report_.suspicions) told_before_.push_back(f.rows);
    auto const time = times_.read(file_day, within);
    known out;
    out.what = {{texts_.of(time.time.text()), texts_.of(time.time.zone()), time.time.calendar()}, texts_.of(time.unreadable), time.year};
    out.counted = times_.counted_of_row();
    told_before_.resize(report_.suspicions.size());
    for (std::size_t i = 0; i != told_before_.size(); ++i)
        for (auto n = told_before_[i]; n != report_.suspicions[i].rows; ++n) {
            out.is_whole = out.is_whole && out.times_told != out.told.size();
            if (out.is_whole) out.told[out.times_told++] = report_.suspicions[i].code;
        }
    return out;
}

row_times::said row_times::read(std::optional<civil_day> file_day, bool within)
{
    if (!repeat_) return read_anew(file_day, within).what;
    if (file_day) append(key_, file_day->count());
    if (known_.size() == most_times) { // then all are forgotten
        repeat_ = found_ >= known_.size();
        found_ = 0;
        known_.clear();
        keys_ = {};
    }
    auto const number = keys_.of(key_);
    if (number == known_.size()) return known_.emplace_back(read_anew(file_day, within)).what;
    ++found_;
    auto const& k = known_[number];
    if (!tell_again(k)) return read_anew(file_day, within).what;
    times_.count(k.counted);
    return k.what;
}

} // namespace entente::detail
