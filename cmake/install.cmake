# What is installed of the library, and how others find it. The command installs itself. Each file belongs to a component, `development`,
# `libraries` (those that are shared) or `command`: packages can be made of them.
# SPDX-License-Identifier: MIT
set(left_out)
if(NOT ENTENTE_IO)
  list(APPEND left_out REGEX "/entente/(io|draw|words)$" EXCLUDE REGEX "/entente/(words[.]hpp|entente[.]h)$" EXCLUDE)
endif()
if(NOT ENTENTE_STORE)
  list(APPEND left_out REGEX "/io/store[.]hpp$" EXCLUDE)
endif()
if(NOT ENTENTE_POSTGRES)
  list(APPEND left_out REGEX "/io/postgres[.]hpp$" EXCLUDE)
endif()
if(NOT ENTENTE_XML)
  list(APPEND left_out REGEX "/io/(historian|pocom)[.]hpp$" EXCLUDE)
endif()
install(DIRECTORY include/entente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development ${left_out})

# A program that asks for the core alone finds it without what the rest needs.
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
install(TARGETS entente_core EXPORT entente-core-targets)
install(EXPORT entente-core-targets NAMESPACE entente:: DESTINATION ${package} COMPONENT development)
set(shared OFF)
if(ENTENTE_IO)
  get_target_property(type entente_io TYPE)
  if(type STREQUAL "SHARED_LIBRARY")
    set(shared ON)
  endif()
  install(TARGETS entente_io entente_c entente EXPORT entente-targets
    LIBRARY COMPONENT libraries NAMELINK_COMPONENT development
    ARCHIVE COMPONENT development)
  if(ENTENTE_POSTGRES)
    install(TARGETS entente_postgres EXPORT entente-targets LIBRARY COMPONENT libraries NAMELINK_COMPONENT development ARCHIVE COMPONENT development)
  endif()
  install(EXPORT entente-targets NAMESPACE entente:: DESTINATION ${package} COMPONENT development)
endif()
configure_file(cmake/entente-config.cmake.in entente-config.cmake @ONLY)
write_basic_package_version_file(entente-config-version.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES cmake/Findcctz.cmake cmake/Findutf8proc.cmake ${CMAKE_CURRENT_BINARY_DIR}/entente-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/entente-config-version.cmake
  DESTINATION ${package} COMPONENT development)

file(RELATIVE_PATH pc_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /) # wherever it is installed to
set(pc_cflags)
set(pc_libs)
set(pc_private) # what a program links itself if it links what is static
if(ENTENTE_IO)
  set(pc_cflags " -DENTENTE_COMPILED")
  set(pc_libs "-L\${libdir} -lentente_io")
  set(pc_private "-lcctz -lutf8proc -pthread")
  if(ENTENTE_STORE)
    string(APPEND pc_private " -lsqlite3")
  endif()
  if(ENTENTE_XML)
    string(APPEND pc_private " -lpugixml")
  endif()
  if(NOT shared)
    string(APPEND pc_libs " ${pc_private}")
    set(pc_private)
  endif()
endif()
configure_file(cmake/entente.pc.in entente.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/entente.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# the licence, the pages, and the form of files for whoever writes or checks them
install(FILES LICENSE README.md CHANGELOG.md CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command PATTERN entente.1 EXCLUDE PATTERN site EXCLUDE)
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/data COMPONENT command)
