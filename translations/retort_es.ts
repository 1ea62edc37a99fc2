<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>About</name>
    <message>
        <source>A desktop workbench for knowledge distillation of image classifiers.

Licence: GNU General Public License, version 3 or later. There is no warranty, to the extent permitted by law.</source>
        <translation>Un banco de trabajo para la destilación de conocimiento de clasificadores de imágenes.

Licencia: Licencia Pública General de GNU, versión 3 o posterior. No hay garantía alguna, en la medida en que la ley lo permita.</translation>
    </message>
    <message>
        <source>Qt %1 (built with %2), libtorch %3</source>
        <translation>Qt %1 (compilado con %2), libtorch %3</translation>
    </message>
    <message>
        <source>About Retort</source>
        <translation>Acerca de Retort</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>α %1, repeat %2</source>
        <translation>α %1, repetición %2</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>ParameterText</name>
    <message>
        <source>Range: more than %1, at most %2</source>
        <translation>Intervalo: más de %1, como máximo %2</translation>
    </message>
    <message>
        <source>Range: %1 to %2</source>
        <translation>Intervalo: de %1 a %2</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Valor predeterminado: %1</translation>
    </message>
    <message>
        <source>Command line: %1</source>
        <translation>Línea de órdenes: %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
</context>
<context>
    <name>PictureLegend</name>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
</context>
<context>
    <name>PreflightText</name>
    <message>
        <source>%1 classes · %2 images for training · %3 for validation (%4)</source>
        <translation>%1 clases · %2 imágenes de entrenamiento · %3 de validación (%4)</translation>
    </message>
    <message>
        <source>%1 · %2 classes · %3 parameters</source>
        <translation>%1 · %2 clases · %3 parámetros</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Usual image size</source>
        <translation>Tamaño de imagen habitual</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>solid: validation, dashed: training</source>
        <translation>continua: validación; discontinua: entrenamiento</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Pérdida de validación</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>dashed: teacher</source>
        <translation>discontinua: maestro</translation>
    </message>
    <message>
        <source>Validation accuracy (%)</source>
        <translation>Exactitud de validación (%)</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Diferencia de logits</translation>
    </message>
    <message>
        <source>student to teacher</source>
        <translation>del estudiante al maestro</translation>
    </message>
    <message>
        <source>Mean |student − teacher|</source>
        <translation>Media de |estudiante − maestro|</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>No se puede leer %1: %2.</translation>
    </message>
    <message>
        <source>%1 is too large: image files of up to 1 GiB are read.</source>
        <translation>%1 es demasiado grande: se leen archivos de imagen de hasta 1 GiB.</translation>
    </message>
    <message>
        <source>%1 is too large: %2×%3 pixels, of which at most %4 are accepted.</source>
        <translation>%1 es demasiado grande: %2×%3 píxeles; se aceptan como máximo %4.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its %2 data is damaged.</source>
        <translation>No se puede decodificar %1: sus datos %2 están dañados.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>No se puede leer la carpeta %1: %2.</translation>
    </message>
    <message>
        <source>No images in %1 for the class %2. Files that end in %3 are taken for images.</source>
        <translation>No hay imágenes en %1 para la clase %2. Se toman por imágenes los archivos que terminan en %3.</translation>
    </message>
    <message>
        <source>%1 holds no class folders. One folder per class is expected, at least two.</source>
        <translation>%1 no contiene carpetas de clases. Se espera una carpeta por clase, al menos dos.</translation>
    </message>
    <message>
        <source>%1 holds one class only (%2). At least two are needed.</source>
        <translation>%1 contiene una sola clase (%2). Se necesitan al menos dos.</translation>
    </message>
    <message>
        <source>train and %1 hold different classes: only in train: %2; only in %1: %3.</source>
        <translation>train y %1 contienen clases distintas: solo en train: %2; solo en %1: %3.</translation>
    </message>
    <message>
        <source>train and %1 hold different classes: only in train: %2.</source>
        <translation>train y %1 contienen clases distintas: solo en train: %2.</translation>
    </message>
    <message>
        <source>train and %1 hold different classes: only in %1: %2.</source>
        <translation>train y %1 contienen clases distintas: solo en %1: %2.</translation>
    </message>
    <message>
        <source>The data folder %1 does not exist.</source>
        <translation>La carpeta de datos %1 no existe.</translation>
    </message>
    <message>
        <source>%1 is a file. A folder is expected that holds train and val, each with one folder per class.</source>
        <translation>%1 es un archivo. Se espera una carpeta que contenga train y val, cada una con una carpeta por clase.</translation>
    </message>
    <message>
        <source>%1 holds no folder for validation: one of %2 is expected beside train.</source>
        <translation>%1 no contiene carpeta de validación: junto a train se espera una de %2.</translation>
    </message>
    <message>
        <source>%1 holds no folder named train. A data folder holds train and one of %2, each with one folder per class.</source>
        <translation>%1 no contiene ninguna carpeta llamada train. Una carpeta de datos contiene train y una de %2, cada una con una carpeta por clase.</translation>
    </message>
    <message>
        <source>%1 is cut short: the image ends before its data does.</source>
        <translation>%1 está truncado: el archivo termina antes que la imagen.</translation>
    </message>
    <message>
        <source>%1 is a GIF image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.</source>
        <translation>%1 es una imagen GIF. Se aceptan JPEG, PNG, BMP, PNM, TIFF y WebP.</translation>
    </message>
    <message>
        <source>%1 is not an image of a known kind. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.</source>
        <translation>%1 no es una imagen de un tipo conocido. Se aceptan JPEG, PNG, BMP, PNM, TIFF y WebP.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 está vacío.</translation>
    </message>
    <message>
        <source>%1 declares a picture without pixels (%2×%3).</source>
        <translation>%1 declara una imagen sin píxeles (%2×%3).</translation>
    </message>
    <message>
        <source>%1 is too large for the memory at hand.</source>
        <translation>%1 es demasiado grande para la memoria disponible.</translation>
    </message>
    <message>
        <source>None of the %2 images in %1 can be read. The first: %3</source>
        <translation>No se puede leer ninguna de las %2 imágenes de %1. La primera: %3</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>No se puede escribir %1: %2.</translation>
    </message>
    <message>
        <source>%1 is a file. A new or empty folder is needed for the sample set.</source>
        <translation>%1 es un archivo. Para el conjunto de muestra se necesita una carpeta nueva o vacía.</translation>
    </message>
    <message>
        <source>The folder %1 is not empty. A new or empty one is needed for the sample set.</source>
        <translation>La carpeta %1 no está vacía. Para el conjunto de muestra se necesita una nueva o vacía.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>No se puede crear la carpeta %1: %2.</translation>
    </message>
    <message>
        <source>There is no normalisation named %1. Known are: %2.</source>
        <translation>No hay ninguna normalización llamada %1. Se conocen: %2.</translation>
    </message>
    <message>
        <source>There is no augmentation named %1. Known are: auto, resized-crop, padded-crop, none.</source>
        <translation>No hay ningún aumento de datos llamado %1. Se conocen: auto, resized-crop, padded-crop, none.</translation>
    </message>
    <message>
        <source>An image size of %1 is not possible: it must be from 1 to 4096.</source>
        <translation>Un tamaño de imagen de %1 no es posible: debe estar entre 1 y 4096.</translation>
    </message>
    <message>
        <source>there is no device “%1”; auto, cpu, cuda or cuda:N would be</source>
        <translation>no existe el dispositivo «%1»; se acepta auto, cpu, cuda o cuda:N</translation>
    </message>
    <message>
        <source>device %1 is not there: this machine and libtorch offer %2 CUDA devices</source>
        <translation>el dispositivo %1 no está: esta máquina y libtorch ofrecen %2 dispositivos CUDA</translation>
    </message>
    <message>
        <source>there is no loss “%1”; there are mse and kl</source>
        <translation>no existe la pérdida «%1»; existen mse y kl</translation>
    </message>
    <message>
        <source>there are no weights in it; accepted are the weights of %1</source>
        <translation>no contiene pesos; se aceptan los pesos de %1</translation>
    </message>
    <message>
        <source>the weights are of no known architecture: not one name is known, the first being &quot;%1&quot;; accepted are %2, with any number of classes</source>
        <translation>los pesos no son de ninguna arquitectura conocida: no se conoce ningún nombre, el primero de los cuales es «%1»; se aceptan %2, con cualquier número de clases</translation>
    </message>
    <message>
        <source>the weights are of no known architecture; nearest is %1, from which they differ (− missing, + unexpected, ≠ another shape): %2; accepted are %3, with any number of classes</source>
        <translation>los pesos no son de ninguna arquitectura conocida; la más cercana es %1, de la que difieren (− falta, + sobra, ≠ otra forma): %2; se aceptan %3, con cualquier número de clases</translation>
    </message>
    <message>
        <source>there is no architecture &quot;%1&quot;; there are %2</source>
        <translation>no existe la arquitectura «%1»; existen %2</translation>
    </message>
    <message>
        <source>a model needs at least 1 class, not %1</source>
        <translation>un modelo necesita al menos 1 clase, no %1</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s optimizer state does not fit the model at %1</source>
        <translation>el estado del optimizador del punto de control no encaja con el modelo en %1</translation>
    </message>
    <message>
        <source>the weights do not fit the model: missing %1</source>
        <translation>los pesos no encajan con el modelo: faltan %1</translation>
    </message>
    <message>
        <source>the weights do not fit the model: unexpected %1</source>
        <translation>los pesos no encajan con el modelo: sobran %1</translation>
    </message>
    <message>
        <source>the weights do not fit the model: other shapes in %1</source>
        <translation>los pesos no encajan con el modelo: otras formas en %1</translation>
    </message>
    <message>
        <source>a training batch came without the teacher&apos;s logits, which α &lt; 1 needs</source>
        <translation>un lote de entrenamiento llegó sin los logits del maestro, que α &lt; 1 necesita</translation>
    </message>
    <message>
        <source>the model %1 knows %2 classes, the data set %3 has %4: they must be the same</source>
        <translation>el modelo %1 conoce %2 clases y el conjunto de datos %3 tiene %4: deben ser las mismas</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Evaluando</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>no es un objeto JSON</translation>
    </message>
    <message>
        <source>the value of “%1” is of the wrong type: %2</source>
        <translation>el valor de «%1» es de un tipo equivocado: %2</translation>
    </message>
    <message>
        <source>the key “%1” is missing</source>
        <translation>falta la clave «%1»</translation>
    </message>
    <message>
        <source>its schema %1 is newer than this version of Retort knows (%2)</source>
        <translation>su esquema %1 es más nuevo que el que conoce esta versión de Retort (%2)</translation>
    </message>
    <message>
        <source>the status “%1” is not among queued, running, done, stopped, failed</source>
        <translation>el estado «%1» no es ninguno de queued, running, done, stopped, failed</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>no se puede escribir %1: %2</translation>
    </message>
    <message>
        <source>%1 is being written by another process or window</source>
        <translation>otro proceso u otra ventana está escribiendo %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 and %2 are both α = %3, repeat %4; both are counted</source>
        <translation>%1 y %2 son ambas α = %3, repetición %4; se cuentan las dos</translation>
    </message>
    <message>
        <source>%1 is no folder</source>
        <translation>%1 no es una carpeta</translation>
    </message>
    <message>
        <source>%1 is no experiment: it holds neither experiment.json nor runs/</source>
        <translation>%1 no es un experimento: no contiene ni experiment.json ni runs/</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made: %2</source>
        <translation>no se puede crear la carpeta %1: %2</translation>
    </message>
    <message>
        <source>the experiment in %1 was started with --%2 %3, not %4: it cannot go on with another value</source>
        <translation>el experimento de %1 se inició con --%2 %3, no con %4: no puede continuar con otro valor</translation>
    </message>
    <message>
        <source>%1 is not empty: a new or empty folder is needed</source>
        <translation>%1 no está vacía: se necesita una carpeta nueva o vacía</translation>
    </message>
    <message>
        <source>“%1” is no whole number</source>
        <translation>«%1» no es un número entero</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>«%1» no es un número</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false</source>
        <translation>«%1» no es ni true ni false</translation>
    </message>
    <message>
        <source>%1 is out of range: more than %2 and at most %3</source>
        <translation>%1 está fuera del intervalo: más de %2 y como máximo %3</translation>
    </message>
    <message>
        <source>%1 is out of range: from %2 to %3</source>
        <translation>%1 está fuera del intervalo: de %2 a %3</translation>
    </message>
    <message>
        <source>at least one value is needed</source>
        <translation>se necesita al menos un valor</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 aparece dos veces</translation>
    </message>
    <message>
        <source>“%1” is not among %2</source>
        <translation>«%1» no es ninguno de %2</translation>
    </message>
    <message>
        <source>a folder is needed</source>
        <translation>se necesita una carpeta</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>no existe la carpeta %1</translation>
    </message>
    <message>
        <source>a file is needed</source>
        <translation>se necesita un archivo</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>no existe el archivo %1</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 no es un archivo</translation>
    </message>
    <message>
        <source>%1 may not be read</source>
        <translation>no hay permiso para leer %1</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>no se puede escribir %1</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Folder with train/ and val/ (or validation/, valid/, test/), each with one folder of images per class.</source>
        <translation>Carpeta con train/ y val/ (o validation/, valid/, test/), cada una con una carpeta de imágenes por clase.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Side of the images that the networks see, in pixels; 0 takes what the teacher&apos;s architecture is usually trained at.</source>
        <translation>Lado de las imágenes que ven las redes, en píxeles; 0 toma el tamaño con que suele entrenarse la arquitectura del maestro.</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Mean and standard deviation taken from each channel; must be those the teacher was trained with.</source>
        <translation>Media y desviación estándar con que se normaliza cada canal; deben ser aquellas con las que se entrenó el maestro.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>How training images vary: random resized crop and flip, padded crop and flip, or not at all; auto takes the padded crop up to 64 pixels.</source>
        <translation>Cómo varían las imágenes de entrenamiento: recorte aleatorio reescalado y reflejo, recorte con relleno y reflejo, o nada; auto toma el recorte con relleno hasta 64 píxeles.</translation>
    </message>
    <message>
        <source>Teacher file</source>
        <translation>Archivo del maestro</translation>
    </message>
    <message>
        <source>PyTorch file (.pth, .pt, .th) with the teacher&apos;s weights.</source>
        <translation>Archivo de PyTorch (.pth, .pt, .th) con los pesos del maestro.</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Architecture of the student.</source>
        <translation>Arquitectura del estudiante.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Pesos iniciales</translation>
    </message>
    <message>
        <source>random, or a PyTorch file to start from; a head for another number of classes is replaced by a new one.</source>
        <translation>random, o un archivo de PyTorch del que partir; una última capa para otro número de clases se sustituye por una nueva.</translation>
    </message>
    <message>
        <source>Freeze backbone</source>
        <translation>Congelar la red base</translation>
    </message>
    <message>
        <source>Train the last layer only.</source>
        <translation>Entrenar solo la última capa.</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Weights of the labels, separated by commas: loss = α · cross entropy + (1 − α) · distillation; α = 1 is cross entropy alone, α = 0 distillation alone.</source>
        <translation>Pesos de las etiquetas, separados por comas: pérdida = α · entropía cruzada + (1 − α) · destilación; α = 1 es solo entropía cruzada, α = 0 solo destilación.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Repeticiones</translation>
    </message>
    <message>
        <source>Runs per α, each with its own seed; all α of one repeat share it.</source>
        <translation>Ejecuciones por cada α, cada una con su semilla; todas las α de una repetición la comparten.</translation>
    </message>
    <message>
        <source>Distillation loss</source>
        <translation>Pérdida de destilación</translation>
    </message>
    <message>
        <source>mse: mean squared difference of logits; kl: T² times the divergence of softened probabilities.</source>
        <translation>mse: diferencia cuadrática media de los logits; kl: T² por la divergencia de las probabilidades suavizadas.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>T of the kl loss; the mse loss has none.</source>
        <translation>T de la pérdida kl; la pérdida mse no la tiene.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation>Pasadas por las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Images per training step.</source>
        <translation>Imágenes por paso de entrenamiento.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Initial learning rate of SGD.</source>
        <translation>Tasa de aprendizaje inicial del SGD.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Momentum of SGD.</source>
        <translation>Momento del SGD.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento de pesos</translation>
    </message>
    <message>
        <source>L2 penalty on all trained weights, as PyTorch&apos;s SGD applies it.</source>
        <translation>Penalización L2 de todos los pesos entrenados, como la aplica el SGD de PyTorch.</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Tamaño del escalón</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate is multiplied by gamma, again and again.</source>
        <translation>Épocas tras las cuales la tasa de aprendizaje se multiplica por gamma, una y otra vez.</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Factor on the learning rate after each step size.</source>
        <translation>Factor que multiplica la tasa de aprendizaje tras cada escalón.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Seed of the first repeat; the next ones count up from it.</source>
        <translation>Semilla de la primera repetición; las siguientes se numeran a partir de ella.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>auto (the first CUDA device, else the CPU), cpu, cuda or cuda:N.</source>
        <translation>auto (el primer dispositivo CUDA; si no hay, la CPU), cpu, cuda o cuda:N.</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Carriles</translation>
    </message>
    <message>
        <source>Runs trained at the same time, each with its share of the threads.</source>
        <translation>Ejecuciones que se entrenan a la vez, cada una con su parte de los hilos.</translation>
    </message>
    <message>
        <source>Threads per lane</source>
        <translation>Hilos por carril</translation>
    </message>
    <message>
        <source>CPU threads of each lane; 0 divides the machine&apos;s cores among the lanes.</source>
        <translation>Hilos de CPU de cada carril; 0 reparte los núcleos de la máquina entre los carriles.</translation>
    </message>
    <message>
        <source>Image cache (MiB)</source>
        <translation>Caché de imágenes (MiB)</translation>
    </message>
    <message>
        <source>Memory for decoded images; what does not fit is decoded again when it is needed.</source>
        <translation>Memoria para imágenes decodificadas; lo que no cabe se decodifica de nuevo cuando hace falta.</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Carpeta de salida</translation>
    </message>
    <message>
        <source>New or empty folder for the experiment.</source>
        <translation>Carpeta nueva o vacía para el experimento.</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>omitida: %1</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>Leyendo imágenes</translation>
    </message>
    <message>
        <source>%1 classes, %2 training images, %3 validation images from %4/</source>
        <translation>%1 clases, %2 imágenes de entrenamiento, %3 imágenes de validación de %4/</translation>
    </message>
    <message>
        <source>the teacher %1 knows %2 classes, the data set %3 has %4: they must be the same</source>
        <translation>el maestro %1 conoce %2 clases y el conjunto de datos %3 tiene %4: deben ser las mismas</translation>
    </message>
    <message>
        <source>Asking the teacher about the validation images</source>
        <translation>Consultando al maestro sobre las imágenes de validación</translation>
    </message>
    <message>
        <source>%1 of %2 is for another number of classes: a new one is trained</source>
        <translation>%1 de %2 es para otro número de clases: se entrena una capa nueva</translation>
    </message>
    <message>
        <source>--%1: %2</source>
        <translation>--%1: %2</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: no se puede escribir: %2</translation>
    </message>
    <message>
        <source>%1: is too large for a text file (%2 bytes)</source>
        <translation>%1: es demasiado grande para un archivo de texto (%2 bytes)</translation>
    </message>
    <message>
        <source>%1: is damaged: a name in it is longer than %2 bytes</source>
        <translation>%1: está dañado: contiene un nombre de más de %2 bytes</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: it ends in the middle of its data</source>
        <translation>%1: está truncado o dañado: termina en medio de sus datos</translation>
    </message>
    <message>
        <source>%1: holds no state_dict: a dict of tensors is needed, at the top or under state_dict, model_state_dict, model, teacher or net; it has: %2</source>
        <translation>%1: no contiene ningún state_dict: se necesita un diccionario de tensores, en el nivel superior o bajo state_dict, model_state_dict, model, teacher o net; tiene: %2</translation>
    </message>
    <message>
        <source>%1: holds a single tensor; a state_dict is needed</source>
        <translation>%1: contiene un solo tensor; se necesita un state_dict</translation>
    </message>
    <message>
        <source>%1: holds no dict; a state_dict is needed</source>
        <translation>%1: no contiene ningún diccionario; se necesita un state_dict</translation>
    </message>
    <message>
        <source>%1: is damaged: a tensor in it has no proper name</source>
        <translation>%1: está dañado: contiene un tensor sin nombre válido</translation>
    </message>
    <message>
        <source>%1: holds more than %2 tensors; refused</source>
        <translation>%1: contiene más de %2 tensores; se rechaza</translation>
    </message>
    <message>
        <source>%1: there is not enough memory to read it</source>
        <translation>%1: no hay memoria suficiente para leerlo</translation>
    </message>
    <message>
        <source>%1: its tensors cannot be made: %2</source>
        <translation>%1: no se pueden crear sus tensores: %2</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: no se puede leer: %2</translation>
    </message>
    <message>
        <source>%1: is a folder; a file is needed</source>
        <translation>%1: es una carpeta; se necesita un archivo</translation>
    </message>
    <message>
        <source>%1: is not a regular file</source>
        <translation>%1: no es un archivo normal</translation>
    </message>
    <message>
        <source>%1: there is no such file</source>
        <translation>%1: no existe tal archivo</translation>
    </message>
    <message>
        <source>%1: was shortened while it was being read</source>
        <translation>%1: se acortó mientras se leía</translation>
    </message>
    <message>
        <source>%1: is damaged: storage %2 is missing</source>
        <translation>%1: está dañado: falta el almacenamiento %2</translation>
    </message>
    <message>
        <source>%1: is a pickle, but not one that torch.save wrote</source>
        <translation>%1: es un pickle, pero no lo escribió torch.save</translation>
    </message>
    <message>
        <source>%1: has an unknown version of PyTorch&apos;s old format</source>
        <translation>%1: tiene una versión desconocida del formato antiguo de PyTorch</translation>
    </message>
    <message>
        <source>%1: was written on a big-endian machine, which is not supported</source>
        <translation>%1: se escribió en una máquina big-endian, lo que no se admite</translation>
    </message>
    <message>
        <source>%1: is damaged: it lists a storage that no tensor uses</source>
        <translation>%1: está dañado: enumera un almacenamiento que ningún tensor usa</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: storage %2 does not have the declared size</source>
        <translation>%1: está truncado o dañado: el almacenamiento %2 no tiene el tamaño declarado</translation>
    </message>
    <message>
        <source>%1: is damaged: it lists storage %2 twice</source>
        <translation>%1: está dañado: enumera dos veces el almacenamiento %2</translation>
    </message>
    <message>
        <source>%1: is damaged: it does not list its storages</source>
        <translation>%1: está dañado: no enumera sus almacenamientos</translation>
    </message>
    <message>
        <source>line %1: there is no column &quot;epoch&quot;</source>
        <translation>línea %1: no hay columna «epoch»</translation>
    </message>
    <message>
        <source>line %1 has %2 cells; the header has %3</source>
        <translation>la línea %1 tiene %2 celdas; el encabezado tiene %3</translation>
    </message>
    <message>
        <source>line %1, column %2: &quot;%3&quot; is not a number that makes sense there</source>
        <translation>línea %1, columna %2: «%3» no es un número que tenga sentido ahí</translation>
    </message>
    <message>
        <source>%1: is damaged: its pickle describes %2 in a way that makes no sense</source>
        <translation>%1: está dañado: su pickle describe %2 de un modo sin sentido</translation>
    </message>
    <message>
        <source>%1: is damaged: a view reaches beyond its storage</source>
        <translation>%1: está dañado: una vista va más allá de su almacenamiento</translation>
    </message>
    <message>
        <source>%1: holds tensors of a type that is not supported: %2</source>
        <translation>%1: contiene tensores de un tipo no admitido: %2</translation>
    </message>
    <message>
        <source>%1: asks for the Python code %2, which is no part of a state_dict; refused, and nothing from the file was run</source>
        <translation>%1: pide el código Python %2, que no forma parte de un state_dict; se rechaza, y no se ejecutó nada del archivo</translation>
    </message>
    <message>
        <source>%1: its pickle would need far more memory than its size explains; refused</source>
        <translation>%1: su pickle necesitaría mucha más memoria de la que su tamaño explica; se rechaza</translation>
    </message>
    <message>
        <source>%1: is damaged: it declares two sizes for the storage %2</source>
        <translation>%1: está dañado: declara dos tamaños para el almacenamiento %2</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: its pickle makes no sense</source>
        <translation>%1: está truncado o dañado: su pickle no tiene sentido</translation>
    </message>
    <message>
        <source>%1: its pickle asks for Python code by an extension number; refused, and nothing from the file was run</source>
        <translation>%1: su pickle pide código Python mediante un número de extensión; se rechaza, y no se ejecutó nada del archivo</translation>
    </message>
    <message>
        <source>%1: its pickle is nested too deeply; refused</source>
        <translation>%1: su pickle está anidado a demasiada profundidad; se rechaza</translation>
    </message>
    <message>
        <source>%1: is a pickle of protocol %2; protocols 2 to 5 are understood</source>
        <translation>%1: es un pickle de protocolo %2; se entienden los protocolos 2 a 5</translation>
    </message>
    <message>
        <source>%1: holds a value of a kind that is not supported</source>
        <translation>%1: contiene un valor de un tipo no admitido</translation>
    </message>
    <message>
        <source>%1: holds a dict whose keys are neither texts nor integers</source>
        <translation>%1: contiene un diccionario cuyas claves no son ni textos ni enteros</translation>
    </message>
    <message>
        <source>a dict of tensors was expected</source>
        <translation>se esperaba un diccionario de tensores</translation>
    </message>
    <message>
        <source>%1 is not a tensor</source>
        <translation>%1 no es un tensor</translation>
    </message>
    <message>
        <source>a tensor of type %1 cannot be written</source>
        <translation>no se puede escribir un tensor de tipo %1</translation>
    </message>
    <message>
        <source>%1: is damaged: a tensor reaches beyond its storage</source>
        <translation>%1: está dañado: un tensor va más allá de su almacenamiento</translation>
    </message>
    <message>
        <source>%1: is damaged: a tensor has other numbers of sizes and strides</source>
        <translation>%1: está dañado: un tensor tiene distinto número de tamaños y de saltos</translation>
    </message>
    <message>
        <source>%1: is damaged: a tensor has a negative size, stride or offset</source>
        <translation>%1: está dañado: un tensor tiene un tamaño, salto o desplazamiento negativo</translation>
    </message>
    <message>
        <source>%1: a tensor repeats its storage to an enormous size; refused</source>
        <translation>%1: un tensor repite su almacenamiento hasta un tamaño enorme; se rechaza</translation>
    </message>
    <message>
        <source>%1: is damaged: a tensor starts in the middle of an element</source>
        <translation>%1: está dañado: un tensor empieza en medio de un elemento</translation>
    </message>
    <message>
        <source>%1: is empty</source>
        <translation>%1: está vacío</translation>
    </message>
    <message>
        <source>%1: is a tar archive, the format of PyTorch before 0.1.10, which is not read; load and save it again with a newer PyTorch</source>
        <translation>%1: es un archivo tar, el formato de PyTorch anterior a 0.1.10, que no se lee; cárguelo y guárdelo de nuevo con un PyTorch más reciente</translation>
    </message>
    <message>
        <source>%1: is a safetensors file, which is not read yet; PyTorch files (.pth, .pt, .th, .ckpt) are</source>
        <translation>%1: es un archivo safetensors, que aún no se lee; sí se leen los de PyTorch (.pth, .pt, .th, .ckpt)</translation>
    </message>
    <message>
        <source>%1: is a text file; a PyTorch file (.pth, .pt, .th, .ckpt) is needed</source>
        <translation>%1: es un archivo de texto; se necesita un archivo de PyTorch (.pth, .pt, .th, .ckpt)</translation>
    </message>
    <message>
        <source>%1: is in no format that can be read; a PyTorch file (.pth, .pt, .th, .ckpt) is needed</source>
        <translation>%1: no está en ningún formato que se pueda leer; se necesita un archivo de PyTorch (.pth, .pt, .th, .ckpt)</translation>
    </message>
    <message>
        <source>%1: is a zip archive, but not one that torch.save wrote (data.pkl is missing)</source>
        <translation>%1: es un archivo zip, pero no lo escribió torch.save (falta data.pkl)</translation>
    </message>
    <message>
        <source>%1: is a TorchScript archive: a program, which is not run; save the model&apos;s state_dict instead</source>
        <translation>%1: es un archivo TorchScript: un programa, que no se ejecuta; guarde en su lugar el state_dict del modelo</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: the zip archive&apos;s directory makes no sense</source>
        <translation>%1: está truncado o dañado: el directorio del archivo zip no tiene sentido</translation>
    </message>
    <message>
        <source>%1: is damaged: the zip archive&apos;s two headers of %2 contradict each other</source>
        <translation>%1: está dañado: las dos cabeceras de %2 en el archivo zip se contradicen</translation>
    </message>
    <message>
        <source>%1: the zip archive&apos;s entry %2 is encrypted; it cannot be read</source>
        <translation>%1: la entrada %2 del archivo zip está cifrada; no se puede leer</translation>
    </message>
    <message>
        <source>%1: the zip archive&apos;s entry %2 is compressed in a way that is not understood; stored and deflated entries are</source>
        <translation>%1: la entrada %2 del archivo zip está comprimida de un modo que no se entiende; se entienden las entradas sin comprimir y las comprimidas con deflate</translation>
    </message>
    <message>
        <source>%1: is damaged: the contents of %2 do not match their checksum (CRC)</source>
        <translation>%1: está dañado: el contenido de %2 no coincide con su suma de comprobación (CRC)</translation>
    </message>
    <message>
        <source>%1: is truncated: the zip archive&apos;s directory is missing at its end</source>
        <translation>%1: está truncado: falta el directorio al final del archivo zip</translation>
    </message>
    <message>
        <source>%1: the zip archive has too many entries (%2)</source>
        <translation>%1: el archivo zip tiene demasiadas entradas (%2)</translation>
    </message>
    <message>
        <source>%1: is damaged: the zip archive has two entries called %2</source>
        <translation>%1: está dañado: el archivo zip tiene dos entradas llamadas %2</translation>
    </message>
    <message>
        <source>%1: is damaged: the zip archive&apos;s entry %2 reaches beyond its place</source>
        <translation>%1: está dañado: la entrada %2 del archivo zip va más allá de su lugar</translation>
    </message>
    <message>
        <source>%1: would unpack to far more than its own size; refused</source>
        <translation>%1: al descomprimirse ocuparía mucho más que su propio tamaño; se rechaza</translation>
    </message>
    <message>
        <source>%1: is damaged: %2 cannot be unpacked</source>
        <translation>%1: está dañado: no se puede descomprimir %2</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created</source>
        <translation>No se puede crear la carpeta %1</translation>
    </message>
    <message>
        <source>There is no epoch to draw in %1</source>
        <translation>No hay ninguna época que dibujar en %1</translation>
    </message>
    <message>
        <source>Training broke off: %1</source>
        <translation>El entrenamiento se interrumpió: %1</translation>
    </message>
    <message>
        <source>the teacher knows %1 classes, the data has %2</source>
        <translation>el maestro conoce %1 clases y los datos tienen %2</translation>
    </message>
    <message>
        <source>its metrics make no sense</source>
        <translation>sus mediciones no tienen sentido</translation>
    </message>
    <message>
        <source>%1 is no checkpoint to go on from: %2</source>
        <translation>%1 no es un punto de control desde el que continuar: %2</translation>
    </message>
    <message>
        <source>it is not valid UTF-8: a path with other bytes cannot be written into experiment.json</source>
        <translation>no es UTF-8 válido: una ruta con otros bytes no se puede escribir en experiment.json</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workbench for knowledge distillation of image classifiers.</source>
        <translation>Un banco de trabajo para la destilación de conocimiento de clasificadores de imágenes.</translation>
    </message>
    <message>
        <source>An experiment folder to open.</source>
        <translation>Una carpeta de experimento que abrir.</translation>
    </message>
</context>
<context>
    <name>retort::ui::BrowseButton</name>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>PyTorch files (*.pth *.pt *.th *.ckpt)</source>
        <translation>Archivos de PyTorch (*.pth *.pt *.th *.ckpt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>retort::ui::ChartView</name>
    <message>
        <source>%1
epoch %2
%3: %4</source>
        <translation>%1
época %2
%3: %4</translation>
    </message>
</context>
<context>
    <name>retort::ui::MainWindow</name>
    <message>
        <source>Stop training?</source>
        <translation>¿Detener el entrenamiento?</translation>
    </message>
    <message>
        <source>A training is running. Stop it and close the window?
What is trained so far stays in its folder.</source>
        <translation>Hay un entrenamiento en curso. ¿Detenerlo y cerrar la ventana?
Lo entrenado hasta ahora queda en su carpeta.</translation>
    </message>
    <message>
        <source>Retort</source>
        <translation>Retort</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Open Experiment…</source>
        <translation>&amp;Abrir experimento…</translation>
    </message>
    <message>
        <source>Show an experiment folder, and follow it while it grows</source>
        <translation>Mostrar una carpeta de experimento y seguirla mientras crece</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>Exportar &amp;CSV…</translation>
    </message>
    <message>
        <source>Write all epochs of all runs into one CSV file</source>
        <translation>Escribir todas las épocas de todas las ejecuciones en un archivo CSV</translation>
    </message>
    <message>
        <source>Export C&amp;harts…</source>
        <translation>Exportar &amp;gráficos…</translation>
    </message>
    <message>
        <source>Write the charts as PNG and SVG pictures</source>
        <translation>Escribir los gráficos como imágenes PNG y SVG</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ejecutar</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>Train all runs of the experiment that Setup describes</source>
        <translation>Entrenar todas las ejecuciones del experimento que describe Configuración</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop after the current batch; what is trained so far is kept</source>
        <translation>Detener tras el lote actual; lo entrenado hasta ahora se conserva</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Shows or hides this part of the window</source>
        <translation>Muestra u oculta esta parte de la ventana</translation>
    </message>
    <message>
        <source>Shows this tab below the charts</source>
        <translation>Muestra esta pestaña bajo los gráficos</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About Retort</source>
        <translation>&amp;Acerca de Retort</translation>
    </message>
    <message>
        <source>Version, licence and libraries</source>
        <translation>Versión, licencia y bibliotecas</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Barra de herramientas principal</translation>
    </message>
    <message>
        <source>Open Experiment</source>
        <translation>Abrir experimento</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export Charts</source>
        <translation>Exportar gráficos</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>Clear This List</source>
        <translation>Vaciar esta lista</translation>
    </message>
    <message>
        <source>%1 – Retort</source>
        <translation>%1 – Retort</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>retort::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>retort::ui::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>retort::ui::MetricChart</name>
    <message>
        <source>Chart: %1</source>
        <translation>Gráfico: %1</translation>
    </message>
    <message>
        <source>Nothing measured yet.
Start a training, or open an experiment folder.</source>
        <translation>Aún no hay mediciones.
Inicie un entrenamiento o abra una carpeta de experimento.</translation>
    </message>
</context>
<context>
    <name>retort::ui::MetricPlot</name>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
</context>
<context>
    <name>retort::ui::PathField</name>
    <message>
        <source>Folder: type, browse or drop it here</source>
        <translation>Carpeta: escríbala, examine o suéltela aquí</translation>
    </message>
    <message>
        <source>File: type, browse or drop it here</source>
        <translation>Archivo: escríbalo, examine o suéltelo aquí</translation>
    </message>
</context>
<context>
    <name>retort::ui::ProgressLine</name>
    <message>
        <source>Progress of the experiment</source>
        <translation>Progreso del experimento</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 de %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s) done</source>
        <translation>
            <numerusform>%1 de %n ejecución terminada</numerusform>
            <numerusform>%1 de %n ejecuciones terminadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n detenida</numerusform>
            <numerusform>%n detenidas</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ResultsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Summary per α</source>
        <translation>Resumen por α</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunLegend</name>
    <message>
        <source>Legend: colours of the runs by α</source>
        <translation>Leyenda: colores de las ejecuciones según α</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
    <message>
        <source>Curves of α %1</source>
        <translation>Curvas de α %1</translation>
    </message>
    <message numerus="yes">
        <source>Shows or hides the curves of α %1. The shades, from full to pale, are its %n repeat(s).</source>
        <translation>
            <numerusform>Muestra u oculta las curvas de α %1. Tiene %n repetición.</numerusform>
            <numerusform>Muestra u oculta las curvas de α %1. Los tonos, de intenso a pálido, son sus %n repeticiones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RunsModel</name>
    <message>
        <source>%1 (epoch %2)</source>
        <translation>%1 (época %2)</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Weight of the hard-label term. The box shows or hides the run&apos;s curves.</source>
        <translation>Peso del término de las etiquetas. La casilla muestra u oculta las curvas de la ejecución.</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Repeats of one α differ in their seed</source>
        <translation>Las repeticiones de una α difieren en su semilla</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Epochs trained, of those asked for</source>
        <translation>Épocas entrenadas, de las pedidas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Highest top-1 accuracy on the validation set, and its epoch</source>
        <translation>Mayor exactitud top-1 en el conjunto de validación, y su época</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Mejor exactitud</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the validation set after the latest epoch</source>
        <translation>Exactitud top-1 en el conjunto de validación tras la última época</translation>
    </message>
    <message>
        <source>Last accuracy</source>
        <translation>Última exactitud</translation>
    </message>
    <message>
        <source>Mean |student − teacher| over all validation samples and classes, after the latest epoch</source>
        <translation>Media de |estudiante − maestro| sobre todas las muestras de validación y todas las clases, tras la última época</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Diferencia de logits</translation>
    </message>
    <message>
        <source>Estimated from the latest epochs</source>
        <translation>Estimado a partir de las últimas épocas</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Device, or why the run failed</source>
        <translation>Dispositivo, o por qué falló la ejecución</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
</context>
<context>
    <name>retort::ui::Section</name>
    <message>
        <source>More settings: %1</source>
        <translation>Más ajustes: %1</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More (%1 changed)</source>
        <translation>Más (%1 cambiados)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>retort::ui::SessionController</name>
    <message>
        <source>%1 failed: %2</source>
        <translation>falló %1: %2</translation>
    </message>
    <message>
        <source>A training is running. Stop it before you start another.</source>
        <translation>Hay un entrenamiento en curso. Deténgalo antes de iniciar otro.</translation>
    </message>
    <message>
        <source>Going on with the experiment in %1: finished runs are kept.</source>
        <translation>Se continúa el experimento de %1: las ejecuciones terminadas se conservan.</translation>
    </message>
    <message>
        <source>A training is running. Stop it before you open another experiment.</source>
        <translation>Hay un entrenamiento en curso. Deténgalo antes de abrir otro experimento.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::SetupPanel</name>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>loss = α · cross entropy + (1 − α) · distillation; α = 1 is cross entropy alone</source>
        <translation>pérdida = α · entropía cruzada + (1 − α) · destilación; α = 1 es solo entropía cruzada</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Examinando…</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 α × %4)</source>
        <translation>%1 de %2 (%3 α × %4)</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n ejecución</numerusform>
            <numerusform>%n ejecuciones</numerusform>
        </translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 época</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n época</numerusform>
            <numerusform>%n épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 repeat</source>
        <translation>1 repetición</translation>
    </message>
    <message numerus="yes">
        <source>%n repeats</source>
        <translation>
            <numerusform>%n repetición</numerusform>
            <numerusform>%n repeticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>El entrenamiento está en curso</translation>
    </message>
    <message>
        <source>Start goes on with the experiment that is there</source>
        <translation>Iniciar continúa el experimento que hay ahí</translation>
    </message>
    <message>
        <source>Take %1 instead</source>
        <translation>Tomar %1 en su lugar</translation>
    </message>
</context>
<context>
    <name>retort::ui::SummaryModel</name>
    <message>
        <source>Mean ± sample standard deviation over repeats</source>
        <translation>Media ± desviación estándar muestral sobre las repeticiones</translation>
    </message>
    <message>
        <source>Mean ± sample standard deviation over all trained epochs of all repeats</source>
        <translation>Media ± desviación estándar muestral sobre todas las épocas entrenadas de todas las repeticiones</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Accuracy
(%)</source>
        <translation>Exactitud
(%)</translation>
    </message>
    <message>
        <source>Teacher
accuracy (%)</source>
        <translation>Exactitud del
maestro (%)</translation>
    </message>
    <message>
        <source>Logit
difference</source>
        <translation>Diferencia
de logits</translation>
    </message>
    <message>
        <source>Agreement
(%)</source>
        <translation>Concordancia
(%)</translation>
    </message>
    <message>
        <source>Last epoch:
accuracy (%)</source>
        <translation>Última época:
exactitud (%)</translation>
    </message>
    <message>
        <source>Last epoch:
logit diff.</source>
        <translation>Última época:
dif. de logits</translation>
    </message>
    <message>
        <source>Best epoch:
accuracy (%)</source>
        <translation>Mejor época:
exactitud (%)</translation>
    </message>
    <message>
        <source>Best epoch:
logit diff.</source>
        <translation>Mejor época:
dif. de logits</translation>
    </message>
</context>
</TS>
