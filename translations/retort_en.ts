<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>HeatPicture</name>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ChartsPanel</name>
    <message numerus="yes">
        <source>%1, mean of %n repeat(s)</source>
        <translation>
            <numerusform>%1, mean of %n repeat</numerusform>
            <numerusform>%1, mean of %n repeats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ComparePanel</name>
    <message numerus="yes">
        <source>Add %n Repeats…</source>
        <translation>
            <numerusform>Add %n Repeat…</numerusform>
            <numerusform>Add %n Repeats…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ComparePlot</name>
    <message numerus="yes">
        <source>%1: mean %2 over %n repeat(s)</source>
        <translation>
            <numerusform>%1: %2, of %n repeat</numerusform>
            <numerusform>%1: mean %2 over %n repeats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::DataPage</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files to check.</source>
        <translation>
            <numerusform>%Ln file to check.</numerusform>
            <numerusform>%Ln files to check.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ExplorePanel</name>
    <message numerus="yes">
        <source>Runs over %n axes</source>
        <translation>
            <numerusform>Runs over %n axis</numerusform>
            <numerusform>Runs over %n axes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ExportActions</name>
    <message numerus="yes">
        <source>Replace %n file(s)?</source>
        <translation>
            <numerusform>Replace %n file?</numerusform>
            <numerusform>Replace %n files?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ExtendDialog</name>
    <message numerus="yes">
        <source>Adds %n run(s); finished runs are kept.</source>
        <translation>
            <numerusform>Adds %n run; finished runs are kept.</numerusform>
            <numerusform>Adds %n runs; finished runs are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::InputPreviewPage</name>
    <message numerus="yes">
        <source>%Ln views per image</source>
        <translation>
            <numerusform>%Ln view per image</numerusform>
            <numerusform>%Ln views per image</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::MetricPlot</name>
    <message numerus="yes">
        <source>%n value(s) ≤ 0 not shown on the log axis</source>
        <translation>
            <numerusform>%n value ≤ 0 not shown on the log axis</numerusform>
            <numerusform>%n values ≤ 0 not shown on the log axis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::OptionsBar</name>
    <message numerus="yes">
        <source>%n chart(s) in a row, and the others below</source>
        <translation>
            <numerusform>%n chart in a row, and the others below</numerusform>
            <numerusform>%n charts in a row, and the others below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::PredictionsPage</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::PreflightCard</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ProgressLine</name>
    <message numerus="yes">
        <source>%1 of %n run(s) done</source>
        <translation>
            <numerusform>%1 of %n run done</numerusform>
            <numerusform>%1 of %n runs done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ReliabilityDiagram</name>
    <message numerus="yes">
        <source>%n image(s): confidence %1, accuracy %2</source>
        <translation>
            <numerusform>%n image: confidence %1, accuracy %2</numerusform>
            <numerusform>%n images: confidence %1, accuracy %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RunEdits</name>
    <message numerus="yes">
        <source>Tags that all %n selected runs share, separated by commas:</source>
        <translation>
            <numerusform>Tags of the selected run, separated by commas:</numerusform>
            <numerusform>Tags that all %n selected runs share, separated by commas:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RunLegend</name>
    <message numerus="yes">
        <source>Shows or hides the curves of %1. The shades, from strong to pale, are its %n repeat(s); N counts those shown, and in a mean those that are done.</source>
        <translation>
            <numerusform>Shows or hides the curves of %1. The shades, from strong to pale, are its %n repeat; N counts those shown, and in a mean those that are done.</numerusform>
            <numerusform>Shows or hides the curves of %1. The shades, from strong to pale, are its %n repeats; N counts those shown, and in a mean those that are done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::SetupChip</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::SetupPanel</name>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeats</source>
        <translation>
            <numerusform>%n repeat</numerusform>
            <numerusform>%n repeats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::StudentPage</name>
    <message numerus="yes">
        <source>Images of %1 × %1 pixels; median times on the CPU with %n thread(s).</source>
        <translation>
            <numerusform>Images of %1 × %1 pixels; median times on the CPU with %n thread.</numerusform>
            <numerusform>Images of %1 × %1 pixels; median times on the CPU with %n threads.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::TrainingNotifier</name>
    <message numerus="yes">
        <source>%1 of %n run(s) are done.</source>
        <translation>
            <numerusform>%1 of %n run is done.</numerusform>
            <numerusform>%1 of %n runs are done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
</context>
</TS>
