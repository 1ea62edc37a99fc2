// Files that name classes: those of a model in the order of its outputs, and which is which in a data set.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace retort {

/// The names of a model's classes in the order of its outputs. A file that ends in .json holds a list of
/// names, or an object from name to index in which every index from 0 stands once; any other one is a text
/// with a name a line. Throws Error that names the file, for a name that is empty or there twice, too.
std::vector<std::string> read_class_names(const std::filesystem::path& file);

/// Which output of a model stands for a class of a data set.
struct MappedClass {
    std::string name;
    std::string target;    ///< the output's name, or its index, as text
    bool is_index = false; ///< `target` is an index and never a name: an integer in JSON

    bool operator==(const MappedClass&) const = default;
};

using ClassMap = std::vector<MappedClass>;

/// From the classes of a data set to those of a model, in the file's order. A file that ends in .json holds
/// an object from the one name to the other, or to an index; any other one is a CSV with two cells a line,
/// or, where it has tabs, with a tab between them. Throws Error that names the file and, with a class that is
/// there twice, the class.
ClassMap read_class_map(const std::filesystem::path& file);

/// `name` in Unicode's normalization form C, as it is compared: macOS names files in form D, where é is e
/// with a mark. What is not UTF-8 stays as it is.
std::string composed_name(const std::string& name);

/// Writes `names` as a JSON list, the form that read_class_names takes. Throws Error.
void write_class_names(const std::filesystem::path& file, const std::vector<std::string>& names);

} // namespace retort
