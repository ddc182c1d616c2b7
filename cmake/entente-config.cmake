# Finds what entente is built on, then entente::core, entente::io and entente::entente.
# SPDX-License-Identifier: MIT
include(CMakeFindDependencyMacro)
find_dependency(Boost 1.74 CONFIG)
find_dependency(fmt 9)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR}) # Findcctz.cmake
find_dependency(cctz)
list(POP_BACK CMAKE_MODULE_PATH)
find_dependency(SQLite3 3.37)
find_dependency(pugixml 1.13)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/entente-targets.cmake)
