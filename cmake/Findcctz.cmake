# Finds CCTZ: as it says itself where it was installed by CMake, else its header and its library, as Debian packs them.
# Defines cctz::cctz.
# SPDX-License-Identifier: MIT
include(FindPackageHandleStandardArgs)

find_package(cctz CONFIG QUIET)
if(TARGET cctz::cctz)
  find_package_handle_standard_args(cctz CONFIG_MODE)
  return()
endif()

find_path(cctz_INCLUDE_DIR cctz/time_zone.h)
find_library(cctz_LIBRARY cctz)
mark_as_advanced(cctz_INCLUDE_DIR cctz_LIBRARY)
find_package_handle_standard_args(cctz REQUIRED_VARS cctz_LIBRARY cctz_INCLUDE_DIR)
if(cctz_FOUND)
  add_library(cctz::cctz UNKNOWN IMPORTED)
  set_target_properties(cctz::cctz PROPERTIES
    IMPORTED_LOCATION ${cctz_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${cctz_INCLUDE_DIR})
endif()
