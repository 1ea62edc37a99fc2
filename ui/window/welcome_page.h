// What the window shows while nothing is open.
#pragma once

#include <QStringList>
#include <QWidget>

class QCommandLinkButton;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace retort::ui {

class ActionRegistry;

/// Three doors – the sample, an experiment that is there, a new one – and the experiments of last time.
class WelcomePage : public QWidget {
    Q_OBJECT

  public:
    /// The doors are the actions file.sample, file.open and file.new, which must be there.
    explicit WelcomePage(const ActionRegistry& actions, QWidget* parent = nullptr);

    /// The latest first. Whether they are still there is not looked up: folders may lie on slow disks.
    void setRecent(const QStringList& folders);

    /// How far the sample is; `total` is 0 while nobody knows.
    void showProgress(const QString& what, qint64 done, qint64 total);
    void hideProgress();

  Q_SIGNALS:
    void recentChosen(const QString& folder);
    void cancelRequested();

  private:
    QCommandLinkButton* makeDoor(QAction* action, const QString& description);
    QWidget* makeProgress();
    QWidget* makeRecent();

    QWidget* progress_ = nullptr;
    QLabel* what_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QLabel* recentTitle_ = nullptr;
    QListWidget* recent_ = nullptr;
};

} // namespace retort::ui
