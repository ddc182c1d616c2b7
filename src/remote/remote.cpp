// A timeline whose events stay in a database.
// SPDX-License-Identifier: MIT
#include "remote/asking.hpp"
#include "remote/load.hpp"
#include "remote/schema.hpp"

#include <entente/detail/later.hpp>
#include <entente/io/remote.hpp>
#include <entente/query/ask.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <thread>
#include <utility>

namespace entente::io {

std::string traffic::note() const
{
    auto const many = [](std::size_t n, std::string_view of) { return fmt::format("{} {}{}", n, of, n == 1 ? "" : "s"); };
    return fmt::format("{} came: {} of {}", many(events, "event"), many(rows, "row"), many(statements, "statement"));
}

bool connection::add(std::string_view, std::vector<cells> const&) { return false; }

inline namespace ENTENTE_FORM {

struct remote::state {
    explicit state(std::shared_ptr<connection> to) : way(std::move(to)), session(way) {}

    std::shared_ptr<connection> way;
    there::session session;
    std::unique_ptr<there::known> known;

    /// Does something with what is known, all of it at one state of the database: if somebody loaded meanwhile, once more.
    template <class Do>
    auto at_one_revision(Do work, there::about* seen = nullptr)
    {
        constexpr int most_tries = 5;
        std::string behind;
        for (int tries = 0; tries != most_tries; ++tries) {
            auto const now = there::about_of(session);
            behind = now.behind;
            if (!behind.empty()) { // a load is about to end, on one server after the other; or one did not end on all
                std::this_thread::sleep_for(std::chrono::milliseconds(20 << tries));
                continue;
            }
            auto const is_still = [&] { return there::about_of(session) == now; };
            try {
                if (!known || known->of != now) {
                    known.reset();
                    known = there::read_known(session);
                }
                auto out = work(*known);
                if (!is_still()) continue;
                if (seen != nullptr) *seen = now;
                return out;
            } catch (error const&) { // of half of one state and half of another anything may be said
                if (is_still()) throw;
            }
        }
        if (!behind.empty()) there::refuse_half(behind);
        throw error(code::changed_meanwhile, "the database is loaded into all the time: no two statements see the same",
                    "ask when the load is over");
    }
};

remote::remote(std::shared_ptr<connection> to) : state_(std::make_shared<state>(std::move(to))) {}
remote::remote(remote&&) noexcept = default;
remote& remote::operator=(remote&&) noexcept = default;
remote::~remote() = default;

remote_answer remote::ask(query const& q)
{
    auto& s = *state_;
    s.session.came = {};
    there::about seen;
    auto [found, is_whole] = s.at_one_revision(
        [&](there::known const& k) {
            there::asking a(s.session, k, q);
            a.fetch_frontier();
            auto words = q;
            words.known_by.reset();
            return std::pair(a.world().ask(words), a.is_whole());
        },
        &seen);
    if (is_whole || found.empty()) return {std::move(found), s.session.came};
    auto const came = s.session.came;
    auto const told = detail::later<answer>::from([at = state_, q, seen] {
        there::about now;
        auto out = at->at_one_revision(
            [&](there::known const& k) {
                there::asking a(at->session, k, q);
                a.fetch_all();
                auto words = q;
                words.known_by.reset();
                return a.world().ask(words);
            },
            &now);
        if (now != seen)
            throw error(code::changed_meanwhile, "more was loaded since the question was answered", "ask again, and read its words then");
        return out;
    });
    std::vector<answer_row> rows(found.begin(), found.end());
    for (std::size_t i = 0; i != rows.size(); ++i)
        rows[i].words = detail::later<explanation>::from([told, i] { return *(*told)[i].words; });
    return {answer(std::move(rows)), came};
}

std::vector<planned> remote::plan(query const& q)
{
    return state_->at_one_revision([&](there::known const& k) { return there::asking(state_->session, k, q).plan(true); });
}

timeline remote::gather(query const& q, traffic* came)
{
    auto& s = *state_;
    s.session.came = {};
    auto out = s.at_one_revision([&](there::known const& k) {
        there::asking a(s.session, k, q);
        a.fetch_all();
        return a.world();
    });
    if (came != nullptr) *came = s.session.came;
    return out;
}

timeline remote::small(traffic* came)
{
    auto& s = *state_;
    s.session.came = {};
    auto out = s.at_one_revision([&](there::known const& k) { return k.with(there::gathered(s.session, &k.tied)); });
    if (came != nullptr) *came = s.session.came;
    return out;
}

timeline remote::whole(traffic* came)
{
    auto& s = *state_;
    s.session.came = {};
    auto out = s.at_one_revision([&](there::known const& k) {
        there::gathered more(s.session, &k.tied);
        there::ids roots;
        for (auto const& row : s.session.run("SELECT DISTINCT same FROM entente_report")) roots.insert(there::text_in(row, 0));
        more.fetch(roots);
        return k.with(more);
    });
    if (came != nullptr) *came = s.session.came;
    return out;
}

void remote::create() { there::create(*state_->way); }

std::size_t remote::load(records const& more, std::string_view content)
{
    state_->known.reset();
    return there::load(state_->session, more, content);
}

bool remote::has(std::string_view content) { return there::has(state_->session, content); }

} // namespace ENTENTE_FORM
} // namespace entente::io
