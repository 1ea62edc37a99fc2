# What every target shares: the language level, warnings, sanitizers, ccache and the one parse of libtorch's headers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

include(CheckLinkerFlag)

find_program(RETORT_CCACHE ccache)
if(RETORT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are cacheable only when ccache may ignore what the header's time stamp says.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${RETORT_CCACHE})
endif()

add_library(retort_build INTERFACE)
target_compile_features(retort_build INTERFACE cxx_std_20)
target_include_directories(retort_build INTERFACE "${CMAKE_SOURCE_DIR}")
# QT_NO_KEYWORDS everywhere, because torch headers use `slots` as a name.
target_compile_definitions(retort_build INTERFACE QT_NO_KEYWORDS RETORT_VERSION="${PROJECT_VERSION}")
# -fPIC for programs too, not -fPIE: a precompiled header serves only those who compile just as it was compiled.
# GCC 12 sees overlaps and overflows inside std::string where there are none (GCC bugs 105651 and 105329).
target_compile_options(retort_build INTERFACE -fPIC -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess;-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>)
if(RETORT_WERROR)
    target_compile_options(retort_build INTERFACE -Werror)
endif()
# gold links in a sixth of the time, and there are a hundred programs with the tests. Not everyone has it.
check_linker_flag(CXX -fuse-ld=gold RETORT_GOLD)
if(RETORT_GOLD AND RETORT_UNITY)
    target_link_options(retort_build INTERFACE -fuse-ld=gold)
endif()
if(RETORT_SANITIZE)
    # Without recovery undefined behaviour ends the program, and so fails the test or stops the fuzzer.
    target_compile_options(retort_build INTERFACE -fsanitize=${RETORT_SANITIZE} -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_link_options(retort_build INTERFACE -fsanitize=${RETORT_SANITIZE})
endif()
if(RETORT_FUZZ)
    target_compile_options(retort_build INTERFACE -fsanitize=fuzzer-no-link)
endif()

# retort_library(NAME SOURCES... ) adds a static library that follows the rules of the house.
# In release builds the sources of a folder are compiled at once, which costs an eighth of the time: most of it goes into
# headers. What one unit changes rebuilds its neighbours too, so development presets leave that off.
function(retort_library name)
    add_library(${name} STATIC ${ARGN})
    target_link_libraries(${name} PUBLIC retort_build)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${RETORT_UNITY} UNITY_BUILD_BATCH_SIZE 0)
endfunction()

# retort_optimise(NAME LEVEL) sets how much the compiler does in release builds, where it is not -O2 (see the presets).
# What reuses a precompiled header may do with less than the header was made with, but GCC 12 crashes where -O2 reuses one of -O1.
function(retort_optimise name level)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O${level}>)
endfunction()

# libtorch's headers take 20 s and more to parse: they are parsed once, in retort_torch, and reused by whoever needs them.
# A folder that needs none of them leaves this out: even parsed they cost each source 3 s.
function(retort_use_torch name)
    target_link_libraries(${name} PUBLIC retort_torch)
    target_precompile_headers(${name} REUSE_FROM retort_torch)
endfunction()
