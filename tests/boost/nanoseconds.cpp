// A time of day is the same on both sides of the border to Boost, whatever Boost's ticks are.
// SPDX-License-Identifier: MIT
#include <entente/time/boost.hpp>

#include <boost/date_time/posix_time/posix_time_duration.hpp>

#include <cstdio>

int main()
{
    namespace pt = boost::posix_time;
    static_assert(pt::time_duration::rep_type::res_adjust() == 1'000'000'000, "ticks are nanoseconds here");
    auto const day = boost::gregorian::date{2017, 5, 10};
    auto const to_the_microsecond = pt::time_duration(13, 30, 0) + pt::microseconds(7);
    int failed = 0;
    for (auto const& clock :
         {pt::time_duration(0, 0, 0), pt::time_duration(13, 30, 0), to_the_microsecond, pt::time_duration(23, 59, 59)}) {
        auto const there = entente::to_ptime(entente::to_instant(pt::ptime{day, clock}));
        if (there != pt::ptime{day, clock}) {
            auto const at = there.time_of_day();
            std::printf("%02d:%02d:%02d comes back as %02d:%02d:%02d\n", int(clock.hours()), int(clock.minutes()), int(clock.seconds()),
                        int(at.hours()), int(at.minutes()), int(at.seconds()));
            ++failed;
        }
    }
    return failed;
}
