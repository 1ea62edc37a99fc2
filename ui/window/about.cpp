#include "ui/window/about.h"

#include "ui/base/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

#include <torch/version.h>

namespace retort::ui {

namespace {

struct AboutText {
    Q_DECLARE_TR_FUNCTIONS(About)
};

QString aboutText() {
    const QString body =
        AboutText::tr("A desktop workbench for knowledge distillation of image classifiers.\n\n"
                      "Licence: GNU General Public License, version 3 or later. There is no "
                      "warranty, to the extent permitted by law.");
    const QString libraries =
        AboutText::tr("Qt %1 (built with %2), libtorch %3")
            .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR), QLatin1String(TORCH_VERSION));
    return body + QStringLiteral("\n\n") + libraries;
}

} // namespace

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(AboutText::tr("About Retort"));
    box->setText(QStringLiteral("<b>Retort %1</b>").arg(QLatin1String(RETORT_VERSION)));
    box->setInformativeText(aboutText());
    box->setIconPixmap(applicationIcon().pixmap(96, 96));
    box->open();
}

} // namespace retort::ui
