// The list of pretrained weights, to choose one by name.
#pragma once

#include <QMenu>

namespace retort::ui {

/// ImageNet weights by architecture, with their accuracy and whether they are here already.
class PretrainedMenu : public QMenu {
    Q_OBJECT

  public:
    explicit PretrainedMenu(QWidget* parent = nullptr);

  Q_SIGNALS:
    /// A name such as `imagenet:resnet50`.
    void picked(const QString& name);

  private:
    /// Made anew each time it opens, since files come and go.
    void fill();
};

} // namespace retort::ui
