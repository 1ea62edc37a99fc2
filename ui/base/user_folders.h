// Where the desktop keeps what belongs to a person: data with the trash, settings, caches.
#pragma once

namespace retort::ui {

/// Takes XDG_DATA_HOME and its like out of the environment where they are relative: the specification has
/// those ignored, while Qt 6.4 would follow them from whatever folder the program was started in. To be
/// called before anything asks Qt for a folder or a setting.
void ignoreRelativeUserFolders();

/// Makes the folder of the trash where an account has none yet. False where it cannot be made: Qt 6.4 would
/// then move things into the current folder instead of failing.
[[nodiscard]] bool makeTrash();

} // namespace retort::ui
