// By what a file is known whose content was read before: SHA-256 (FIPS 180-4).
// SPDX-License-Identifier: MIT
#include "command/content.hpp"

#include <entente/error.hpp>
#include <entente/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string_view>

namespace entente::command {
namespace {

using words = std::array<std::uint32_t, 64>;

/// The first 32 bits of the fractions of roots of the first primes: of square ones, of cubic ones.
template <class Root>
[[nodiscard]] words fractions(Root root)
{
    words out{};
    std::size_t n = 0;
    for (int p = 2; n != out.size(); ++p) {
        bool is_prime = true;
        for (int d = 2; d * d <= p; ++d) is_prime = is_prime && p % d != 0;
        if (!is_prime) continue;
        long double const r = root(static_cast<long double>(p));
        out[n++] = static_cast<std::uint32_t>((r - std::floor(r)) * 4294967296.0L);
    }
    return out;
}

class sha256 {
public:
    sha256()
    {
        auto const begin = fractions([](long double p) { return std::sqrt(p); });
        std::copy_n(begin.begin(), state_.size(), state_.begin());
    }
    void add(std::string_view bytes)
    {
        length_ += bytes.size();
        for (char const c : bytes) {
            block_[filled_++] = static_cast<unsigned char>(c);
            if (filled_ == block_.size()) take_block();
        }
    }
    [[nodiscard]] std::string end()
    {
        auto const bits = length_ * 8;
        add(std::string_view("\x80", 1));
        while (filled_ != block_.size() - 8) add(std::string_view("\0", 1));
        for (int shift = 56; shift >= 0; shift -= 8) {
            char const byte = static_cast<char>((bits >> shift) & 0xFF);
            add({&byte, 1});
        }
        std::string out;
        for (auto const word : state_) out += fmt::format("{:08x}", word);
        return out;
    }

private:
    void take_block()
    {
        static auto const k = fractions([](long double p) { return std::cbrt(p); });
        words w{};
        for (std::size_t i = 0; i != 16; ++i)
            for (std::size_t b = 0; b != 4; ++b) w[i] = (w[i] << 8) | block_[4 * i + b];
        for (std::size_t i = 16; i != 64; ++i) {
            auto const s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
            auto const s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        auto [a, b, c, d, e, f, g, h] = state_;
        for (std::size_t i = 0; i != 64; ++i) {
            auto const one = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
            auto const two = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
        }
        std::array<std::uint32_t, 8> const more{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i != more.size(); ++i) state_[i] += more[i];
        filled_ = 0;
    }

    std::array<std::uint32_t, 8> state_{};
    std::array<unsigned char, 64> block_{};
    std::size_t filled_ = 0;
    std::uint64_t length_ = 0;
};

/// With its length before it, so that what stands in two files is not what stands in one.
void add_file(std::string const& path, sha256& to)
{
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) throw error(code::cannot_read, {path, 0, 0}, "the file cannot be read", "name a file that is there");
    to.add(fmt::format("{}:", static_cast<long long>(in.tellg())));
    in.seekg(0);
    std::string piece(1 << 16, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        to.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    }
}

} // namespace

std::string content_of(std::vector<std::string> const& files, std::string const& mapping)
{
    sha256 all;
    all.add(fmt::format("entente {}, {} files, ", version, files.size()));
    for (auto const& file : files) add_file(file, all);
    if (!mapping.empty()) add_file(mapping, all);
    return all.end();
}

} // namespace entente::command
