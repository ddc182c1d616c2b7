# Debian packages by CPack, of a build with the preset `deb`: `entente`, the command with its data and pages; `libentente0.1`, the shared libraries;
# `libentente-dev`, what is needed to build with them.
# SPDX-License-Identifier: MIT
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/files.cmake) # what a package of Debian has beside what is installed

# the maintainer is the changelog's, which also says which revision of the version it is
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/changelog changes)
list(GET changes 0 newest)
list(FILTER changes INCLUDE REGEX "^ -- ")
list(GET changes 0 signed)
if(NOT newest MATCHES "^entente \\(${PROJECT_VERSION}-([0-9]+)\\) ")
  message(FATAL_ERROR "packaging/debian/changelog has nothing of ${PROJECT_VERSION}: ${newest}")
endif()
set(CPACK_DEBIAN_PACKAGE_RELEASE ${CMAKE_MATCH_1})
string(REGEX REPLACE "^ -- (.*>)  .*" "\\1" CPACK_DEBIAN_PACKAGE_MAINTAINER "${signed}")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL command libraries development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE entente)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/src)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(about "A timeline holds leaders, their terms of office, their calls, meetings and
visits, and who said so. Dates may be imprecise, orders known from a
sentence only, sources contradict each other; answers say what is so in
every case that fits what is known, what in some, and on whose word.\n.\n")
set(library libentente${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(same "${library} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME entente)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION science)
set(CPACK_DEBIAN_COMMAND_PACKAGE_DEPENDS "${same}, tzdata")
set(CPACK_DEBIAN_COMMAND_DESCRIPTION "ask timelines of diplomatic events what came first
${about}This is the command, with data of the G20 and pages on questions and files.")

set(CPACK_DEBIAN_LIBRARIES_PACKAGE_NAME ${library})
set(CPACK_DEBIAN_LIBRARIES_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARIES_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_LIBRARIES_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
set(CPACK_DEBIAN_LIBRARIES_DESCRIPTION "timelines of diplomatic events (shared libraries)
${about}These are the libraries for C++ and for C.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${same}, libboost-dev (>= 1.74), libfmt-dev (>= 9)")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS entente)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "timelines of diplomatic events (development files)
${about}These are the headers, and what CMake and pkg-config are told.")
include(CPack)
