// What records refer to by name, and what is said where there is no such thing.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/timeline/detail/accounts.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/near_ids.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::detail {

/// Looks up what records refer to. A path is a function, called where there is something to say.
class referrer {
public:
    referrer(accounts const& data, problem_list& problems) : data_(data), problems_(problems) {}

    /// The record that `text` refers to; nothing: there is none, which is said.
    template <class Path>
    std::optional<office_id> to_office(std::string const& text, Path path)
    {
        auto const at = data_.office_ids.find(text);
        if (!at)
            problems_.error(code::unknown_id, path(), fmt::format("there is no office \"{}\"", text), name_finder(data_).near_office(text));
        return at;
    }
    template <class Path>
    std::optional<event_id> to_event(std::string const& text, Path path)
    {
        auto const at = data_.facts.events.find(text);
        if (!at) problems_.error(code::unknown_id, path(), fmt::format("there is no event \"{}\"", text), near_event(text));
        return at;
    }
    /// Which event was probably meant.
    [[nodiscard]] std::string near_event(std::string_view text)
    {
        if (!near_) near_.emplace(data_.facts.events);
        return near_->suggestion(text);
    }
    std::optional<leader_id> to_leader(std::string const& text, std::string path)
    {
        auto const at = name_finder(data_).leader(text).leader;
        if (!at) name_finder(data_).complain_of_leader(text, std::move(path), problems_);
        return at;
    }

    /// Nobody, or a party that is known.
    [[nodiscard]] bool is_party(party p) const { return p.empty() || info(p) != nullptr || data_.facts.own_parties.find(p); }
    template <class Path>
    void check_party(party p, Path path)
    {
        if (is_party(p)) return;
        problems_.error(code::unknown_party, path(), fmt::format("\"{}\" is no party that is known", p),
                        "use an ISO 3166-1 alpha-3 code, or define it under `parties`");
    }

private:
    accounts const& data_;
    problem_list& problems_;
    std::optional<near_ids> near_; ///< once it is wanted
};

} // namespace entente::detail
