// Running retort-cli, for the tests that look at what it says, writes and returns.
#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <csignal>

namespace retort::test {

struct Result {
    int code = -1;
    QString out;
    QString err;
};

/// Milliseconds after which a process is taken to hang.
inline constexpr int patience = 120'000;

inline Result finish(QProcess& process) {
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit) {
        const auto reason = process.errorString();
        process.kill();
        process.waitForFinished();
        return {-1, QString(), reason};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// Lets signals reach `process` that this one was started to ignore, as nohup and shells do for what they
/// start in the background.
inline void useUsualSignals(QProcess& process) {
    process.setChildProcessModifier([] {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            std::signal(signal, SIG_DFL);
        }
    });
}

/// Waits until the process says `text` on stderr, and tells whether it does.
inline bool hasSaid(QProcess& process, const QByteArray& text) {
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    QByteArray said;
    while (!said.contains(text) && timer.elapsed() < patience) {
        if (!process.waitForReadyRead(1000) && process.state() == QProcess::NotRunning) {
            break;
        }
        said += process.readAllStandardError();
    }
    return said.contains(text);
}

inline Result cli(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(RETORT_CLI), arguments);
    return finish(process);
}

inline QStringList words(const char* text) {
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Writes a sample set into `folder`/data, which `sample` says the size of, and trains a teacher of an epoch
/// on it, in `folder`/teacher. Returns what went wrong, or nothing.
inline QString makeSampleAndTeacher(const QString& folder,
                                    const char* sample = "--train-per-class 4 --val-per-class 2",
                                    const char* batch = "8") {
    const auto data = folder + QStringLiteral("/data");
    const auto drawn = cli(QStringList{QStringLiteral("sample"), data} + words(sample));
    if (drawn.code != 0)
        return drawn.err;
    const auto teach = cli(QStringList{QStringLiteral("teach"), QStringLiteral("--data-dir"), data,
                                       QStringLiteral("--out"), folder + QStringLiteral("/teacher"),
                                       QStringLiteral("--batch-size"), QString::fromUtf8(batch)} +
                           words("--arch resnet20 --num-epochs 1 --device cpu --threads 1"));
    return teach.code == 0 ? QString() : teach.err;
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything below `folder`, with sizes: what a command that failed may not have changed.
inline QStringList everythingBelow(const QString& folder) {
    QStringList found;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info(entries.next());
        found << info.filePath() +
                     (info.isFile() ? QStringLiteral(" %1").arg(info.size()) : QStringLiteral("/"));
    }
    found.sort();
    return found;
}

} // namespace retort::test
