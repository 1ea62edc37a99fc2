// How fast training images come out of a folder: the loading half of loader-speed.
//   loader_speed DATA_DIR IMAGE_SIZE BATCH_SIZE EPOCHS THREADS
// Prints images per second over all epochs, the opening of the folder included.
#include "core/data/loader.h"
#include "core/engine/heap.h"

#include <chrono>
#include <iostream>
#include <span>
#include <string>

int main(int argc, char** argv) {
    using namespace retort;
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (arguments.size() != 6) {
        std::cerr << "usage: loader_speed DATA_DIR IMAGE_SIZE BATCH_SIZE EPOCHS THREADS\n";
        return 2;
    }
    keep_freed_memory();
    const auto number = [&](std::size_t i) { return std::stoi(arguments[i]); };
    const int threads = number(5);
    const auto begin = std::chrono::steady_clock::now();
    const auto data = open_data(std::string(arguments[1]), std::size_t{4} << 30U, threads, {}, {});
    ImageFeed feed(data, preprocessing(number(2), "imagenet", "auto"), number(3), 0, threads);
    std::int64_t images = 0;
    for (int epoch = 1; epoch <= number(4); ++epoch) {
        const auto pass = feed.train_pass(epoch);
        for (Batch batch; pass->next(batch);) {
            images += batch.images.size(0);
        }
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::cout << static_cast<double>(images) / taken.count() << '\n';
}
