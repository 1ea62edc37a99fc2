// Numbers that a reference script wrote, by name.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// What `file` of the folder of references holds: lines of a name and the numbers that belong to it.
inline std::map<std::string, std::vector<double>> read_goldens(const std::string& file) {
    std::map<std::string, std::vector<double>> read;
    std::ifstream lines(std::string(RETORT_REFERENCE_DIR) + "/" + file);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        for (double number = 0.0; words >> number;) {
            read[name].push_back(number);
        }
    }
    return read;
}
