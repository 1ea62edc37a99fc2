#include "core/files/pickle/state_dict_writer.h"

#include "core/files/pickle/pickle_writer.h"

namespace retort {

void write_state_dict(const std::filesystem::path& file, const StateDict& tensors) {
    write_pickle_zip(file, PickleValue(tensors));
}

} // namespace retort
