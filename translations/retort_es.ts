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
    <name>AlphaFigure</name>
    <message>
        <source>mean ± std</source>
        <translation>media ± desv. est.</translation>
    </message>
    <message>
        <source>mean ± standard error</source>
        <translation>media ± error estándar</translation>
    </message>
    <message>
        <source>mean and 95 % interval</source>
        <translation>media e intervalo del 95 %</translation>
    </message>
    <message>
        <source>best epochs</source>
        <translation>mejores épocas</translation>
    </message>
    <message>
        <source>last epochs</source>
        <translation>últimas épocas</translation>
    </message>
    <message>
        <source>a repeat</source>
        <translation>una repetición</translation>
    </message>
    <message>
        <source>%1 by α, %2 – %3</source>
        <translation>%1 por α, %2 – %3</translation>
    </message>
    <message>
        <source>%1 by α</source>
        <translation>%1 por α</translation>
    </message>
</context>
<context>
    <name>AlphaPicture</name>
    <message>
        <source>α (1: labels alone, 0: teacher alone)</source>
        <translation>α (1: solo etiquetas, 0: solo el maestro)</translation>
    </message>
    <message>
        <source>N = %1</source>
        <translation>N = %1</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>α 1, no distillation:</source>
        <translation>α 1, sin destilación:</translation>
    </message>
</context>
<context>
    <name>ChartFigure</name>
    <message>
        <source>band: ± std</source>
        <translation>banda: ± desv. est.</translation>
    </message>
    <message>
        <source>band: ± standard error</source>
        <translation>banda: ± error estándar</translation>
    </message>
    <message>
        <source>band: min–max</source>
        <translation>banda: mín.–máx.</translation>
    </message>
    <message>
        <source>%1 (N = %2)</source>
        <translation>%1 (N = %2)</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar ruta</translation>
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
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
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
    <message>
        <source>%1, … (%2)</source>
        <translation>%1, … (%2)</translation>
    </message>
    <message>
        <source>%1, a guess: the file does not say</source>
        <translation>%1, una suposición: el archivo no lo dice</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Tamaño del archivo</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>Tipo de número</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>Nombres de clases</translation>
    </message>
    <message>
        <source>Found under</source>
        <translation>Encontrado en</translation>
    </message>
    <message>
        <source>Would fit too</source>
        <translation>También encajaría</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>TorchScript program · %1 classes</source>
        <translation>Programa TorchScript · %1 clases</translation>
    </message>
    <message>
        <source>Logits · %1 classes · %2 images</source>
        <translation>Logits · %1 clases · %2 imágenes</translation>
    </message>
    <message>
        <source>Lanes × threads: %1</source>
        <translation>Carriles × hilos: %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 de memoria</translation>
    </message>
    <message>
        <source>teacher %1 of the time</source>
        <translation>maestro: %1 del tiempo</translation>
    </message>
    <message>
        <source>An epoch</source>
        <translation>Una época</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>Una ejecución</translation>
    </message>
    <message>
        <source>The teacher</source>
        <translation>El maestro</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Todas las ejecuciones</translation>
    </message>
    <message>
        <source>Of an epoch, making batches</source>
        <translation>De una época, preparar lotes</translation>
    </message>
    <message>
        <source>Memory at the peak</source>
        <translation>Memoria en el máximo</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Puntos de control</translation>
    </message>
    <message>
        <source>Memory to be had</source>
        <translation>Memoria disponible</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message>
        <source>Move to Trash</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the trash; it stays where it is.</source>
        <translation>No se puede mover %1 a la papelera; se queda donde está.</translation>
    </message>
    <message>
        <source>%1 is there again; the older one stays in the trash: %2</source>
        <translation>%1 está ahí de nuevo; la anterior se queda en la papelera: %2</translation>
    </message>
    <message>
        <source>%1 cannot be brought back from the trash: %2</source>
        <translation>No se puede recuperar %1 de la papelera: %2</translation>
    </message>
</context>
<context>
    <name>ShownRuns</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
</context>
<context>
    <name>ThemeActions</name>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>Dark text on a light window</source>
        <translation>Texto oscuro en una ventana clara</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>Light text on a dark window</source>
        <translation>Texto claro en una ventana oscura</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>Take light or dark from the desktop</source>
        <translation>Tomar claro u oscuro del escritorio</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ejecutar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Barra de herramientas principal</translation>
    </message>
    <message>
        <source>Copy Su&amp;mmary</source>
        <translation>Co&amp;piar el resumen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
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
        <source>unknown loss “%1”; accepted are %2</source>
        <translation>pérdida «%1» desconocida; se aceptan %2</translation>
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
        <source>Freeze backbone</source>
        <translation>Congelar la red base</translation>
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
        <source>What brings the student&apos;s logits close to the teacher&apos;s.</source>
        <translation>Lo que acerca los logits del estudiante a los del maestro.</translation>
    </message>
    <message>
        <source>mean squared difference</source>
        <translation>diferencia cuadrática media</translation>
    </message>
    <message>
        <source>T² times the divergence of softened probabilities</source>
        <translation>T² por la divergencia de las probabilidades suavizadas</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Temperature T of softened probabilities; used by losses that compare them.</source>
        <translation>Temperatura T de las probabilidades suavizadas; la usan las pérdidas que las comparan.</translation>
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
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento de pesos</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Tamaño del escalón</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
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
    <message>
        <source>the teacher has no %1 for the student&apos;s %2</source>
        <translation>el maestro no tiene %1 para el %2 del estudiante</translation>
    </message>
    <message>
        <source>the student&apos;s %1 is %2, the teacher&apos;s %3 is %4</source>
        <translation>el %1 del estudiante es %2, el %3 del maestro es %4</translation>
    </message>
    <message>
        <source>the student has no %1 for the teacher&apos;s %2</source>
        <translation>el estudiante no tiene %1 para el %2 del maestro</translation>
    </message>
    <message>
        <source>the student has %1 blocks in %2, the teacher only %3</source>
        <translation>el estudiante tiene %1 bloques en %2, el maestro solo %3</translation>
    </message>
    <message>
        <source>%1 is no row of blocks of which some could be left out</source>
        <translation>%1 no es una serie de bloques de la que se puedan omitir algunos</translation>
    </message>
    <message>
        <source>the student is of another family (%1) than the teacher (%2)</source>
        <translation>el estudiante es de otra familia (%1) que el maestro (%2)</translation>
    </message>
    <message>
        <source>a %1 cannot begin with layers of a %2: %3; with layers of this teacher could begin %4</source>
        <translation>un %1 no puede empezar con capas de un %2: %3; con capas de este maestro podrían empezar %4</translation>
    </message>
    <message>
        <source>its tensors have names of an earlier version, such as %1</source>
        <translation>sus tensores tienen nombres de una versión anterior, como %1</translation>
    </message>
    <message>
        <source>its head is called %1, not %2</source>
        <translation>su capa de salida se llama %1, no %2</translation>
    </message>
    <message>
        <source>the weights are not of %1, from which they differ (− missing, + unexpected, ≠ another shape): %2</source>
        <translation>los pesos no son de %1, de la que difieren (− falta, + sobra, ≠ otra forma): %2</translation>
    </message>
    <message>
        <source>%1 takes images of %2×%2 pixels only, not of %3×%4</source>
        <translation>%1 solo acepta imágenes de %2×%2 píxeles, no de %3×%4</translation>
    </message>
    <message>
        <source>its forward returns %1; one tensor of logits, images × classes, is needed</source>
        <translation>su forward devuelve %1; se necesita un solo tensor de logits, imágenes × clases</translation>
    </message>
    <message>
        <source>for a batch of %1 its forward returns a tensor of %2 with the shape %3; logits, images × classes, are needed</source>
        <translation>para un lote de %1 su forward devuelve un tensor de %2 con la forma %3; se necesitan logits, imágenes × clases</translation>
    </message>
    <message>
        <source>its forward fails on images of %1: %2</source>
        <translation>su forward falla con imágenes de %1: %2</translation>
    </message>
    <message>
        <source>%1: “%2” stands for the class “%3”; the classes of %4 have no names, so an index from 0 to %5 is needed</source>
        <translation>%1: «%2» representa la clase «%3»; las clases de %4 no tienen nombres, así que se necesita un índice de 0 a %5</translation>
    </message>
    <message>
        <source>%1: “%2” stands for the class “%3”; %4 has no class of this name, and an index is from 0 to %5</source>
        <translation>%1: «%2» representa la clase «%3»; %4 no tiene ninguna clase con ese nombre, y un índice va de 0 a %5</translation>
    </message>
    <message>
        <source>%1: the classes “%2” and “%3” have the same output, %4</source>
        <translation>%1: las clases «%2» y «%3» tienen la misma salida, %4</translation>
    </message>
    <message>
        <source>%1: says nothing of %2 of the data set&apos;s %3 classes: %4</source>
        <translation>%1: no dice nada de %2 de las %3 clases del conjunto de datos: %4</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes are matched as %1 says</source>
        <translation>las clases del maestro se asignan como dice %1</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes are matched by name; the names are from %1</source>
        <translation>las clases del maestro se asignan por nombre; los nombres proceden de %1</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes have no names; they are taken to be the data set&apos;s in sorted order: %1</source>
        <translation>las clases del maestro no tienen nombres; se toman por las del conjunto de datos en orden alfabético: %1</translation>
    </message>
    <message>
        <source>%1: of the data set&apos;s classes %2 have no namesake among its own (%3, from %4), while others stand in another order; say with a class map which is which</source>
        <translation>%1: de las clases del conjunto de datos, %2 no tienen homónima entre las suyas (%3, de %4), mientras que otras están en otro orden; indique con un mapa de clases cuál es cuál</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes (%1; from %2) have other names than the data set&apos;s (%3); both are taken in their order</source>
        <translation>las clases del maestro (%1; de %2) tienen otros nombres que las del conjunto de datos (%3); ambas se toman en su orden</translation>
    </message>
    <message>
        <source>%1 knows %2 classes, the data set %3 has %4: all of them must be known</source>
        <translation>%1 conoce %2 clases, el conjunto de datos %3 tiene %4: todas deben conocerse</translation>
    </message>
    <message>
        <source>%1 knows %2 classes, the data set %3 has %4, and no names say which of them these are (%5): give a class map (--class-map FILE), or train it on with a new head (retort-cli teach --from %1)</source>
        <translation>%1 conoce %2 clases, el conjunto de datos %3 tiene %4, y ningún nombre dice cuáles de ellas son (%5): dé un mapa de clases (--class-map FILE), o siga entrenándolo con una nueva capa de salida (retort-cli teach --from %1)</translation>
    </message>
    <message>
        <source>%1: names %2 classes; %3 knows %4</source>
        <translation>%1: nombra %2 clases; %3 conoce %4</translation>
    </message>
    <message>
        <source>%1: logits go into a file that ends in .csv or .safetensors</source>
        <translation>%1: los logits van en un archivo que termina en .csv o .safetensors</translation>
    </message>
    <message>
        <source>%1: the image %2 is there twice</source>
        <translation>%1: la imagen %2 está dos veces</translation>
    </message>
    <message>
        <source>%1: has no logits of %2 of the %3 images of %4: %5</source>
        <translation>%1: no tiene logits de %2 de las %3 imágenes de %4: %5</translation>
    </message>
    <message>
        <source>there is no teacher here to take layers from; random, imagenet or a file would be accepted</source>
        <translation>aquí no hay maestro del que tomar capas; se aceptarían random, imagenet o un archivo</translation>
    </message>
    <message>
        <source>the weights are those of a %1, the student is a %2</source>
        <translation>los pesos son de un %1, el estudiante es un %2</translation>
    </message>
    <message>
        <source>File with the teacher&apos;s weights (.pth, .pt, .th, .ckpt, .safetensors), or with its logits for every image (.csv, .safetensors); or imagenet:ARCH, such as imagenet:resnet50, for torchvision&apos;s weights in PyTorch&apos;s cache.</source>
        <translation>Archivo con los pesos del maestro (.pth, .pt, .th, .ckpt, .safetensors) o con sus logits para cada imagen (.csv, .safetensors); o imagenet:ARCH, como imagenet:resnet50, para los pesos de torchvision en la caché de PyTorch.</translation>
    </message>
    <message>
        <source>Teacher format</source>
        <translation>Formato del maestro</translation>
    </message>
    <message>
        <source>What the teacher file holds; auto finds out whether weights or logits. A TorchScript file is a program and is run only where torchscript is chosen, after a trial in a process of its own.</source>
        <translation>Lo que contiene el archivo del maestro; auto averigua si son pesos o logits. Un archivo TorchScript es un programa y solo se ejecuta si se elige torchscript, tras una prueba en un proceso propio.</translation>
    </message>
    <message>
        <source>Teacher architecture</source>
        <translation>Arquitectura del maestro</translation>
    </message>
    <message>
        <source>Architecture that the teacher&apos;s weights are for; auto recognises it from their names and shapes.</source>
        <translation>Arquitectura de los pesos del maestro; auto la reconoce por sus nombres y formas.</translation>
    </message>
    <message>
        <source>Class map</source>
        <translation>Mapa de clases</translation>
    </message>
    <message>
        <source>File that says which of the teacher&apos;s classes stands for each class of the data: a line “class,teacher class or index” each, or a JSON object; without one, names decide where they are known, else the sorted order.</source>
        <translation>Archivo que dice qué clase del maestro representa cada clase de los datos: una línea «clase,clase del maestro o índice» por cada una, o un objeto JSON; sin él deciden los nombres donde se conocen, y si no el orden alfabético.</translation>
    </message>
    <message>
        <source>random; layers of the teacher, where it is a deeper one of the student&apos;s family; torchvision&apos;s weights from ImageNet; or a PyTorch file. A head for another number of classes is replaced by a new one.</source>
        <translation>random; capas del maestro, si es uno más profundo de la familia del estudiante; los pesos de ImageNet de torchvision; o un archivo de PyTorch. Una capa de salida para otro número de clases se sustituye por una nueva.</translation>
    </message>
    <message>
        <source>Train the last layer only; the statistics of batch norms still follow the data.</source>
        <translation>Entrenar solo la última capa; las estadísticas de las normalizaciones por lotes siguen a los datos.</translation>
    </message>
    <message>
        <source>%1 is a whole experiment; name one of its runs, such as %2</source>
        <translation>%1 es un experimento entero; indique una de sus ejecuciones, como %2</translation>
    </message>
    <message>
        <source>there is no epoch &quot;%1&quot;; there are best and last</source>
        <translation>no existe la época «%1»; existen best y last</translation>
    </message>
    <message>
        <source>%1: no validation image can be read</source>
        <translation>%1: no se puede leer ninguna imagen de validación</translation>
    </message>
    <message>
        <source>there is no %1 in %2: a new one is trained</source>
        <translation>no hay %1 en %2: se entrena uno nuevo</translation>
    </message>
    <message>
        <source>the student begins with layers of the teacher (student ← teacher): %1</source>
        <translation>el estudiante empieza con capas del maestro (estudiante ← maestro): %1</translation>
    </message>
    <message>
        <source>%1: %2 of its %3 images are not in the data set, and left out</source>
        <translation>%1: %2 de sus %3 imágenes no están en el conjunto de datos y se omiten</translation>
    </message>
    <message>
        <source>%1: its logits are of the images as they are, and the student is trained on augmented ones; --augment none would train it on just those images</source>
        <translation>%1: sus logits son de las imágenes tal como son, y el estudiante se entrena con imágenes aumentadas; --augment none lo entrenaría con esas mismas imágenes</translation>
    </message>
    <message>
        <source>%1: the TorchScript program cannot be loaded: %2</source>
        <translation>%1: no se puede cargar el programa TorchScript: %2</translation>
    </message>
    <message>
        <source>%1: is no TorchScript file: torch.jit.save writes one</source>
        <translation>%1: no es un archivo TorchScript: torch.jit.save escribe uno</translation>
    </message>
    <message>
        <source>%1: is a TorchScript file, and that is a program: it is run only where the format torchscript is chosen (--teacher-format torchscript; for the model that is evaluated, --model-format torchscript)</source>
        <translation>%1: es un archivo TorchScript, es decir, un programa: solo se ejecuta si se elige el formato torchscript (--teacher-format torchscript; para el modelo que se evalúa, --model-format torchscript)</translation>
    </message>
    <message>
        <source>the program %1, in which TorchScript files are tried out, is neither in %2 nor in ../libexec/retort</source>
        <translation>el programa %1, en el que se prueban los archivos TorchScript, no está ni en %2 ni en ../libexec/retort</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>no se puede iniciar %1: %2</translation>
    </message>
    <message>
        <source>%1: the TorchScript program used up its processor time without an answer</source>
        <translation>%1: el programa TorchScript agotó su tiempo de procesador sin responder</translation>
    </message>
    <message>
        <source>%1: the TorchScript program crashed when it was tried out, with signal %2 (%3)</source>
        <translation>%1: el programa TorchScript falló al probarlo, con la señal %2 (%3)</translation>
    </message>
    <message>
        <source>%1: the TorchScript program ended without an answer when it was tried out, with exit code %2</source>
        <translation>%1: el programa TorchScript terminó sin responder al probarlo, con el código de salida %2</translation>
    </message>
    <message>
        <source>%1: the TorchScript program cannot serve as a teacher: %2</source>
        <translation>%1: el programa TorchScript no puede servir de maestro: %2</translation>
    </message>
    <message>
        <source>%1: there was no sense in what was said when the TorchScript program was tried out: %2</source>
        <translation>%1: lo que se dijo al probar el programa TorchScript no tenía sentido: %2</translation>
    </message>
    <message>
        <source>no pipe can be made: %1</source>
        <translation>no se puede crear una tubería: %1</translation>
    </message>
    <message>
        <source>%1: the TorchScript program gave no answer within %2 s when it was tried out</source>
        <translation>%1: el programa TorchScript no respondió en %2 s al probarlo</translation>
    </message>
    <message>
        <source>%1: taken from %2</source>
        <translation>%1: tomado de %2</translation>
    </message>
    <message>
        <source>Downloading %1, MiB</source>
        <translation>Descargando %1, MiB</translation>
    </message>
    <message>
        <source>%1: downloaded, and its SHA-256 is right</source>
        <translation>%1: descargado, y su SHA-256 es correcto</translation>
    </message>
    <message>
        <source>%1: it is there, and its SHA-256 is right</source>
        <translation>%1: ya está, y su SHA-256 es correcto</translation>
    </message>
    <message>
        <source>the model knows %1 classes, and %2 class names are given: they must be the same</source>
        <translation>el modelo conoce %1 clases y se dan %2 nombres de clases: deben coincidir</translation>
    </message>
    <message>
        <source>there is no image to try the written file on</source>
        <translation>no hay ninguna imagen con la que probar el archivo escrito</translation>
    </message>
    <message>
        <source>the model cannot be exported: its logits are not finite numbers</source>
        <translation>el modelo no se puede exportar: sus logits no son números finitos</translation>
    </message>
    <message>
        <source>%1 was not written: it cannot be read back: %2</source>
        <translation>no se escribió %1: no se puede volver a leer: %2</translation>
    </message>
    <message>
        <source>%1 was not written: read back, it gives %2 numbers instead of %3</source>
        <translation>no se escribió %1: al volver a leerlo da %2 números en vez de %3</translation>
    </message>
    <message>
        <source>%1 was not written: read back, its logits differ from the model&apos;s by %2, which is more than %3</source>
        <translation>no se escribió %1: al volver a leerlo, sus logits difieren de los del modelo en %2, más de %3</translation>
    </message>
    <message>
        <source>the ONNX model is refused by ONNX&apos;s checker: %1</source>
        <translation>el verificador de ONNX rechaza el modelo ONNX: %1</translation>
    </message>
    <message>
        <source>the model&apos;s operator %1 has no ONNX form here: %2</source>
        <translation>el operador %1 del modelo no tiene forma ONNX aquí: %2</translation>
    </message>
    <message>
        <source>the model uses the operator %1, which has no ONNX form here</source>
        <translation>el modelo usa el operador %1, que no tiene forma ONNX aquí</translation>
    </message>
    <message>
        <source>the model cannot be recorded: %1 depends on the number of images in a way that a graph cannot hold</source>
        <translation>el modelo no se puede registrar: %1 depende del número de imágenes de un modo que un grafo no puede expresar</translation>
    </message>
    <message>
        <source>%1: is a safetensors file without a tensor</source>
        <translation>%1: es un archivo safetensors sin ningún tensor</translation>
    </message>
    <message>
        <source>%1: is no JSON</source>
        <translation>%1: no es JSON</translation>
    </message>
    <message>
        <source>%1: %2 stands where the name of a class is needed</source>
        <translation>%1: aparece %2 donde se necesita el nombre de una clase</translation>
    </message>
    <message>
        <source>%1: the index of the class “%2” is %3; every index from 0 to %4 is needed once</source>
        <translation>%1: el índice de la clase «%2» es %3; se necesita una vez cada índice de 0 a %4</translation>
    </message>
    <message>
        <source>%1: a JSON list of class names is needed, or an object from name to index</source>
        <translation>%1: se necesita una lista JSON de nombres de clases, o un objeto de nombre a índice</translation>
    </message>
    <message>
        <source>%1: names %2 classes; from 1 to %3 make sense</source>
        <translation>%1: nombra %2 clases; tienen sentido de 1 a %3</translation>
    </message>
    <message>
        <source>%1: class number %2 has no name that can be shown: “%3”</source>
        <translation>%1: la clase número %2 no tiene un nombre que se pueda mostrar: «%3»</translation>
    </message>
    <message>
        <source>%1: the class “%2” is there twice</source>
        <translation>%1: la clase «%2» está dos veces</translation>
    </message>
    <message>
        <source>%1: a JSON object is needed, from the data set&apos;s classes to the teacher&apos;s names or indices</source>
        <translation>%1: se necesita un objeto JSON, de las clases del conjunto de datos a los nombres o índices del maestro</translation>
    </message>
    <message>
        <source>%1, line %2: has %3 cells; two are needed: a class of the data set, and the teacher&apos;s name for it or its index</source>
        <translation>%1, línea %2: tiene %3 celdas; se necesitan dos: una clase del conjunto de datos, y el nombre que le da el maestro o su índice</translation>
    </message>
    <message>
        <source>%1, line %2: there is a quote inside a cell; a cell with quotes stands in quotes, those inside doubled</source>
        <translation>%1, línea %2: hay una comilla dentro de una celda; una celda con comillas va entre comillas, duplicando las interiores</translation>
    </message>
    <message>
        <source>%1, line %2: a quote is opened and never closed</source>
        <translation>%1, línea %2: se abre una comilla que nunca se cierra</translation>
    </message>
    <message>
        <source>%1, line %2: something follows a closing quote</source>
        <translation>%1, línea %2: algo sigue a una comilla de cierre</translation>
    </message>
    <message>
        <source>%1: was changed while it was being read</source>
        <translation>%1: cambió mientras se leía</translation>
    </message>
    <message>
        <source>%1: has a header, and not one image</source>
        <translation>%1: tiene cabecera y ninguna imagen</translation>
    </message>
    <message>
        <source>%1, line %2: the header “path,CLASS,CLASS,…” or “path,logit0,logit1,…” is needed</source>
        <translation>%1, línea %2: se necesita la cabecera «path,CLASE,CLASE,…» o «path,logit0,logit1,…»</translation>
    </message>
    <message>
        <source>%1: has %2 columns of logits; at most %3 are accepted</source>
        <translation>%1: tiene %2 columnas de logits; se aceptan %3 como máximo</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is no name of a class</source>
        <translation>%1, línea %2, columna %3: «%4» no es el nombre de una clase</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: the class “%4” is there twice</source>
        <translation>%1, línea %2, columna %3: la clase «%4» está dos veces</translation>
    </message>
    <message>
        <source>%1, line %2: has %3 cells; the header has %4</source>
        <translation>%1, línea %2: tiene %3 celdas; la cabecera tiene %4</translation>
    </message>
    <message>
        <source>%1, line %2, column 1: there is no path</source>
        <translation>%1, línea %2, columna 1: no hay ruta</translation>
    </message>
    <message>
        <source>%1, line %2: the image %3 is there twice, first in line %4</source>
        <translation>%1, línea %2: la imagen %3 está dos veces, la primera en la línea %4</translation>
    </message>
    <message>
        <source>%1, line %2, column %3 (%4): “%5” is no finite number; a dot stands before decimals</source>
        <translation>%1, línea %2, columna %3 (%4): «%5» no es un número finito; los decimales van tras un punto</translation>
    </message>
    <message>
        <source>%1: its “%2” is no JSON list of texts</source>
        <translation>%1: su «%2» no es una lista JSON de textos</translation>
    </message>
    <message>
        <source>%1: holds a tensor “logits” and no list “paths” of the images they are of</source>
        <translation>%1: contiene un tensor «logits» y ninguna lista «paths» de las imágenes a las que pertenecen</translation>
    </message>
    <message>
        <source>%1: the tensor “logits” must have a row for each of the %2 paths and a column for each class</source>
        <translation>%1: el tensor «logits» debe tener una fila por cada una de las %2 rutas y una columna por clase</translation>
    </message>
    <message>
        <source>%1: holds no logits: a tensor “logits”, images × classes, is needed, or a vector of one length for each image, called as its path; “%2” is none</source>
        <translation>%1: no contiene logits: se necesita un tensor «logits», imágenes × clases, o un vector de igual longitud por imagen con su ruta por nombre; «%2» no lo es</translation>
    </message>
    <message>
        <source>%1: holds not one tensor</source>
        <translation>%1: no contiene ningún tensor</translation>
    </message>
    <message>
        <source>%1: holds logits of %2 images and %3 classes</source>
        <translation>%1: contiene logits de %2 imágenes y %3 clases</translation>
    </message>
    <message>
        <source>%1: names %2 classes and holds logits of %3</source>
        <translation>%1: nombra %2 clases y contiene logits de %3</translation>
    </message>
    <message>
        <source>%1: “%2” is there twice</source>
        <translation>%1: «%2» está dos veces</translation>
    </message>
    <message>
        <source>%1: a logit of %2 is no finite number</source>
        <translation>%1: un logit de %2 no es un número finito</translation>
    </message>
    <message>
        <source>%1: its modules are nested too deeply or shared too often; refused</source>
        <translation>%1: sus módulos están anidados a demasiada profundidad o compartidos demasiadas veces; se rechaza</translation>
    </message>
    <message>
        <source>%1: asks for the Python code %2, which is no part of a model; refused, and nothing from the file was run</source>
        <translation>%1: pide el código Python %2, que no forma parte de un modelo; se rechaza, y no se ejecutó nada del archivo</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: its safetensors header makes no sense (%2)</source>
        <translation>%1: está truncado o dañado: su cabecera safetensors no tiene sentido (%2)</translation>
    </message>
    <message>
        <source>%1: its safetensors header holds a text of more than %2 bytes; refused</source>
        <translation>%1: su cabecera safetensors contiene un texto de más de %2 bytes; se rechaza</translation>
    </message>
    <message>
        <source>%1: is damaged: its safetensors header has the key %2 twice</source>
        <translation>%1: está dañado: su cabecera safetensors tiene dos veces la clave %2</translation>
    </message>
    <message>
        <source>%1: is damaged: the tensor %2 has another size than its shape says</source>
        <translation>%1: está dañado: el tensor %2 tiene otro tamaño que el que dice su forma</translation>
    </message>
    <message>
        <source>%1: declares a safetensors header of %2 bytes; at most %3 are accepted</source>
        <translation>%1: declara una cabecera safetensors de %2 bytes; se aceptan %3 como máximo</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: its safetensors header is longer than the file</source>
        <translation>%1: está truncado o dañado: su cabecera safetensors es más larga que el archivo</translation>
    </message>
    <message>
        <source>%1: is truncated or damaged: the tensor %2 reaches beyond the file</source>
        <translation>%1: está truncado o dañado: el tensor %2 va más allá del archivo</translation>
    </message>
    <message>
        <source>%1: is damaged: the tensor %2 overlaps another</source>
        <translation>%1: está dañado: el tensor %2 se solapa con otro</translation>
    </message>
    <message>
        <source>%1: is damaged: there is a gap before the tensor %2</source>
        <translation>%1: está dañado: hay un hueco antes del tensor %2</translation>
    </message>
    <message>
        <source>%1: is damaged: %2 bytes of it belong to no tensor</source>
        <translation>%1: está dañado: %2 bytes suyos no pertenecen a ningún tensor</translation>
    </message>
    <message>
        <source>%1: cannot be written: a tensor cannot be called &quot;%2&quot;</source>
        <translation>%1: no se puede escribir: un tensor no puede llamarse «%2»</translation>
    </message>
    <message>
        <source>%1: cannot be written: the tensor %2 has no value or a dtype that is not supported</source>
        <translation>%1: no se puede escribir: el tensor %2 no tiene valor o tiene un dtype no admitido</translation>
    </message>
    <message>
        <source>%1: cannot be written: its metadata is no UTF-8</source>
        <translation>%1: no se puede escribir: sus metadatos no son UTF-8</translation>
    </message>
    <message>
        <source>%1: holds an object of the class %2 without any weights</source>
        <translation>%1: contiene un objeto de la clase %2 sin ningún peso</translation>
    </message>
    <message>
        <source>%1: is a text file; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is needed</source>
        <translation>%1: es un archivo de texto; se necesita un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1: is in no format that can be read; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is needed</source>
        <translation>%1: no está en un formato que se pueda leer; se necesita un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: the server answered with HTTP status %2; the file may be put by hand where it belongs: %3</source>
        <translation>no se pudo descargar %1: el servidor respondió con el estado HTTP %2; el archivo puede ponerse a mano en su lugar: %3</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2; the %3 bytes that came are kept for the next try</source>
        <translation>no se puede escribir %1: %2; los %3 bytes que llegaron se guardan para el próximo intento</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: %2; the %3 bytes that came are kept in %4, and the next try goes on from there</source>
        <translation>no se pudo descargar %1: %2; los %3 bytes que llegaron se guardan en %4, y el próximo intento sigue desde ahí</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: %2; the file may be put by hand where it belongs: %3</source>
        <translation>no se pudo descargar %1: %2; el archivo puede ponerse a mano en su lugar: %3</translation>
    </message>
    <message>
        <source>what came from %1 is not %2: its SHA-256 begins with %3; it was deleted</source>
        <translation>lo que llegó de %1 no es %2: su SHA-256 empieza por %3; se eliminó</translation>
    </message>
    <message>
        <source>an architecture is needed, as in imagenet:resnet50; there are ImageNet weights of %1</source>
        <translation>se necesita una arquitectura, como en imagenet:resnet50; hay pesos de ImageNet de %1</translation>
    </message>
    <message>
        <source>there is no version %1 of the ImageNet weights of %2</source>
        <translation>no existe la versión %1 de los pesos de ImageNet de %2</translation>
    </message>
    <message>
        <source>there are no ImageNet weights of “%1”; there are of %2</source>
        <translation>no hay pesos de ImageNet de «%1»; los hay de %2</translation>
    </message>
    <message>
        <source>%1: there is no hash at the end of its name</source>
        <translation>%1: no hay ningún hash al final de su nombre</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete: its SHA-256 begins with %2, not with the %3 of its name; delete it and get it anew</source>
        <translation>%1 está dañado o incompleto: su SHA-256 empieza por %2, no por el %3 de su nombre; elimínelo y obténgalo de nuevo</translation>
    </message>
    <message>
        <source>the ImageNet weights of %1 are not here: get %2 and put it there as %3</source>
        <translation>los pesos de ImageNet de %1 no están aquí: obtenga %2 y póngalo allí como %3</translation>
    </message>
    <message>
        <source>%1: its SHA-256 cannot be computed here</source>
        <translation>%1: su SHA-256 no se puede calcular aquí</translation>
    </message>
    <message>
        <source>%1: a student is written as .pth, .safetensors, .ts or .onnx</source>
        <translation>%1: un estudiante se escribe como .pth, .safetensors, .ts u .onnx</translation>
    </message>
    <message>
        <source>there is no metric “%1” to stop early by</source>
        <translation>no hay ninguna métrica «%1» con la que parar antes</translation>
    </message>
    <message>
        <source>the teacher answered %1 images with logits of another shape than %1×%2</source>
        <translation>el maestro contestó a %1 imágenes con logits de una forma distinta de %1×%2</translation>
    </message>
    <message>
        <source>the teacher&apos;s logits are kept for %1 training images, not for %2</source>
        <translation>los logits del maestro se guardan para %1 imágenes de entrenamiento, no para %2</translation>
    </message>
    <message>
        <source>a training batch came without the numbers of its views</source>
        <translation>un lote de entrenamiento llegó sin los números de sus vistas</translation>
    </message>
    <message>
        <source>the teacher was not asked about view %1 of training image %2</source>
        <translation>al maestro no se le preguntó por la vista %1 de la imagen de entrenamiento %2</translation>
    </message>
    <message>
        <source>there is no optimizer “%1”; sgd or adamw would be</source>
        <translation>no hay ningún optimizador «%1»; los hay sgd y adamw</translation>
    </message>
    <message>
        <source>there is no schedule “%1”; step, multi-step, cosine or constant would be</source>
        <translation>no hay ningún plan «%1»; los hay step, multi-step, cosine y constant</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s averaged weights do not fit the model at %1</source>
        <translation>los pesos promediados del punto de control no encajan en el modelo en %1</translation>
    </message>
    <message>
        <source>Runs: %1, epochs: %2. About %3 on %4 lanes × %5 threads (teacher: %6 %), %7 of memory, %8 of disk</source>
        <translation>Ejecuciones: %1, épocas: %2. Unos %3 en %4 carriles × %5 hilos (maestro: %6 %), %7 de memoria, %8 de disco</translation>
    </message>
    <message>
        <source>it would take about %1 of memory, and %2 more can be had: a smaller batch, fewer lanes or a smaller image cache would need less</source>
        <translation>haría falta alrededor de %1 de memoria y solo quedan %2: un lote más pequeño, menos carriles o una caché de imágenes menor necesitarían menos</translation>
    </message>
    <message>
        <source>Lanes × threads: %1, measured to be %2 times as fast as %3</source>
        <translation>Carriles × hilos: %1; según la medición, %2 veces tan rápido como %3</translation>
    </message>
    <message>
        <source>there is no teacher here to compare with; val_loss or val_accuracy would be accepted</source>
        <translation>aquí no hay maestro con el que comparar; se aceptaría val_loss o val_accuracy</translation>
    </message>
    <message>
        <source>Views per image</source>
        <translation>Vistas por imagen</translation>
    </message>
    <message>
        <source>In how many augmented views each training image is shown; the teacher is asked about each of them once, for all runs. -1 takes as many as there are epochs; 0 draws fresh ones every epoch, about which the teacher is asked every time.</source>
        <translation>En cuántas vistas aumentadas se muestra cada imagen de entrenamiento; al maestro se le pregunta por cada una una sola vez, para todas las ejecuciones. -1 toma tantas como épocas; 0 saca vistas nuevas en cada época, por las que se pregunta al maestro cada vez.</translation>
    </message>
    <message>
        <source>Weight average</source>
        <translation>Media de los pesos</translation>
    </message>
    <message>
        <source>Decay per step of a moving average of weights and batch-norm statistics, for example 0.999; what is validated and saved is the average then. 0 is off.</source>
        <translation>Decaimiento por paso de una media móvil de los pesos y de las estadísticas de batch norm, por ejemplo 0.999; lo que se valida y se guarda es entonces la media. 0 la desactiva.</translation>
    </message>
    <message>
        <source>Stop early by</source>
        <translation>Parar antes según</translation>
    </message>
    <message>
        <source>Validation metric that ends a run once it no longer improves; none trains all epochs.</source>
        <translation>Métrica de validación que termina una ejecución cuando deja de mejorar; none entrena todas las épocas.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciencia</translation>
    </message>
    <message>
        <source>Epochs in a row without improvement after which a run stops early.</source>
        <translation>Épocas seguidas sin mejora tras las que una ejecución para antes.</translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation>Mejora mínima</translation>
    </message>
    <message>
        <source>What the metric must improve by on its best value to count, in its own unit.</source>
        <translation>Cuánto debe mejorar la métrica su mejor valor para que cuente, en su propia unidad.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>sgd: with momentum; adamw: Adam with decoupled weight decay, which wants a smaller learning rate.</source>
        <translation>sgd: con momento; adamw: Adam con decaimiento de pesos desacoplado, que pide una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>Learning rate that the schedule starts from.</source>
        <translation>Tasa de aprendizaje de la que parte el plan.</translation>
    </message>
    <message>
        <source>Momentum of SGD; AdamW has none.</source>
        <translation>Momento de SGD; AdamW no tiene.</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>Momento de Nesterov</translation>
    </message>
    <message>
        <source>Look ahead along the momentum of SGD; without momentum it changes nothing.</source>
        <translation>Mirar hacia delante a lo largo del momento de SGD; sin momento no cambia nada.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Decay of AdamW&apos;s mean of gradients; SGD has none.</source>
        <translation>Decaimiento de la media de los gradientes en AdamW; SGD no tiene.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Decay of AdamW&apos;s mean of squared gradients; SGD has none.</source>
        <translation>Decaimiento de la media de los gradientes al cuadrado en AdamW; SGD no tiene.</translation>
    </message>
    <message>
        <source>On all trained weights: an L2 penalty with SGD, decoupled from the gradient with AdamW, each as PyTorch applies it.</source>
        <translation>Sobre todos los pesos entrenados: una penalización L2 con SGD, desacoplada del gradiente con AdamW; cada una como la aplica PyTorch.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Recorte de gradientes</translation>
    </message>
    <message>
        <source>Highest L2 norm of all gradients together, as PyTorch&apos;s clip_grad_norm_ keeps it; 0 is off.</source>
        <translation>Norma L2 máxima de todos los gradientes juntos, como la limita clip_grad_norm_ de PyTorch; 0 la desactiva.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>How the learning rate falls from epoch to epoch: times gamma after every step size, times gamma at milestones, along half a cosine, or not at all.</source>
        <translation>Cómo baja la tasa de aprendizaje de época en época: por gamma tras cada paso, por gamma en los hitos, a lo largo de medio coseno, o nada.</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate is multiplied by gamma, again and again; of the step schedule.</source>
        <translation>Épocas tras las que la tasa de aprendizaje se multiplica por gamma, una y otra vez; del plan step.</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Hitos</translation>
    </message>
    <message>
        <source>Numbers of epochs after which the learning rate is multiplied by gamma, separated by commas, the warm-up not counted; of the multi-step schedule.</source>
        <translation>Números de épocas tras las que la tasa de aprendizaje se multiplica por gamma, separados por comas, sin contar el calentamiento; del plan multi-step.</translation>
    </message>
    <message>
        <source>Factor on the learning rate after each step size, or at each milestone.</source>
        <translation>Factor sobre la tasa de aprendizaje tras cada paso, o en cada hito.</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>Tasa mínima</translation>
    </message>
    <message>
        <source>Learning rate at which the cosine schedule ends.</source>
        <translation>Tasa de aprendizaje en la que termina el plan cosine.</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>Épocas de calentamiento</translation>
    </message>
    <message>
        <source>Epochs before the schedule in which the learning rate grows evenly up to it: in epoch e of W it is e / (W + 1) of it. 0 is off.</source>
        <translation>Épocas antes del plan en las que la tasa de aprendizaje crece por igual hasta él: en la época e de W es e / (W + 1) de ella. 0 las desactiva.</translation>
    </message>
    <message>
        <source>Runs trained at the same time, each with its share of the threads; 0 measures at the start which number is fastest.</source>
        <translation>Ejecuciones que se entrenan a la vez, cada una con su parte de los hilos; 0 mide al empezar qué número es el más rápido.</translation>
    </message>
    <message>
        <source>Teacher logits</source>
        <translation>Logits del maestro</translation>
    </message>
    <message>
        <source>Where the teacher&apos;s answers to training views are kept: disk, for this experiment and later ones on the same data and teacher; memory, for this experiment; off asks again every time.</source>
        <translation>Dónde se guardan las respuestas del maestro a las vistas de entrenamiento: disk, para este experimento y otros posteriores con los mismos datos y maestro; memory, para este experimento; off pregunta de nuevo cada vez.</translation>
    </message>
    <message>
        <source>Teacher logits (MiB)</source>
        <translation>Logits del maestro (MiB)</translation>
    </message>
    <message>
        <source>Memory for the teacher&apos;s logits; what does not fit is read from disk when it is needed.</source>
        <translation>Memoria para los logits del maestro; lo que no cabe se lee del disco cuando hace falta.</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>Carpeta de caché</translation>
    </message>
    <message>
        <source>Folder for what later experiments can use again; empty takes retort in the user&apos;s cache folder.</source>
        <translation>Carpeta para lo que experimentos posteriores pueden volver a usar; vacía toma retort en la carpeta de caché del usuario.</translation>
    </message>
    <message>
        <source>Measuring how fast the student trains</source>
        <translation>Midiendo con qué rapidez se entrena el estudiante</translation>
    </message>
    <message>
        <source>how fast the student trains could not be measured: %1</source>
        <translation>no se pudo medir con qué rapidez se entrena el estudiante: %1</translation>
    </message>
    <message>
        <source>its schema is not among 1 to %1, which this version of Retort knows</source>
        <translation>su esquema no está entre 1 y %1, los que conoce esta versión de Retort</translation>
    </message>
    <message>
        <source>Asking the teacher about training views</source>
        <translation>Preguntando al maestro por vistas de entrenamiento</translation>
    </message>
    <message>
        <source>%1 waited for images %2 % of its time: a larger image cache, smaller images on disk or more threads would help</source>
        <translation>%1 esperó imágenes el %2 % de su tiempo: ayudarían una caché de imágenes mayor, imágenes más pequeñas en el disco o más hilos</translation>
    </message>
    <message>
        <source>There is no cache folder, since neither --cache-dir nor HOME says one: the teacher&apos;s logits are kept in memory alone</source>
        <translation>No hay carpeta de caché, porque ni --cache-dir ni HOME dicen una: los logits del maestro se guardan solo en memoria</translation>
    </message>
    <message>
        <source>Checking a sample of the teacher&apos;s logits</source>
        <translation>Comprobando una muestra de los logits del maestro</translation>
    </message>
    <message>
        <source>%1: its logits are not those that the teacher gives now (they differ by %2 of the largest); they are thrown away</source>
        <translation>%1: sus logits no son los que el maestro da ahora (difieren en %2 del mayor); se desechan</translation>
    </message>
    <message>
        <source>Teacher logits: %1 images × %2 views, kept in memory</source>
        <translation>Logits del maestro: %1 imágenes × %2 vistas, guardados en memoria</translation>
    </message>
    <message>
        <source>Teacher logits: %1 images × %2 views; %3 of %4 known from %5</source>
        <translation>Logits del maestro: %1 imágenes × %2 vistas; %3 de %4 conocidos por %5</translation>
    </message>
    <message>
        <source>The teacher&apos;s logits need more than the %1 MiB set aside for them; what is not on disk stays in memory all the same</source>
        <translation>Los logits del maestro necesitan más de los %1 MiB previstos; lo que no está en el disco queda en memoria de todos modos</translation>
    </message>
    <message>
        <source>The teacher was asked about %1 training views, which took %2 s</source>
        <translation>Al maestro se le preguntó por %1 vistas de entrenamiento, lo que llevó %2 s</translation>
    </message>
    <message>
        <source>%1: another process writes it; what this one asks the teacher is kept in memory alone</source>
        <translation>%1: otro proceso lo escribe; lo que este pregunta al maestro se guarda solo en memoria</translation>
    </message>
    <message>
        <source>%1: does not hold logits of this teacher and these images; it is begun anew</source>
        <translation>%1: no contiene logits de este maestro y estas imágenes; se empieza de nuevo</translation>
    </message>
    <message>
        <source>%1: is torn or damaged after %2 records; what follows them is thrown away</source>
        <translation>%1: está cortado o dañado después de %2 registros; lo que sigue se desecha</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2; from here on the teacher&apos;s logits are kept in memory alone</source>
        <translation>%1: no se puede escribir: %2; a partir de aquí los logits del maestro se guardan solo en memoria</translation>
    </message>
    <message>
        <source>%1: was shortened while it was in use</source>
        <translation>%1: se acortó mientras se usaba</translation>
    </message>
    <message>
        <source>a SHA-256 cannot be computed here</source>
        <translation>aquí no se puede calcular un SHA-256</translation>
    </message>
    <message>
        <source>the teacher answers about images of one size, and was asked about another</source>
        <translation>el maestro contesta sobre imágenes de un tamaño, y se le preguntó por otro</translation>
    </message>
    <message>
        <source>a confusion of %1 classes cannot be compared with one of %2</source>
        <translation>una confusión de %1 clases no se puede comparar con una de %2</translation>
    </message>
    <message>
        <source>%1 holds no experiment.json, so nothing says which data and architecture its runs are of</source>
        <translation>%1 no contiene experiment.json, así que nada dice de qué datos y arquitectura son sus ejecuciones</translation>
    </message>
    <message>
        <source>%1 holds neither best.pth nor last.pth yet: they are there after the run&apos;s first epoch</source>
        <translation>%1 aún no contiene ni best.pth ni last.pth: aparecen tras la primera época de la ejecución</translation>
    </message>
    <message>
        <source>Asking the student</source>
        <translation>Preguntando al estudiante</translation>
    </message>
    <message>
        <source>Asking the teacher</source>
        <translation>Preguntando al maestro</translation>
    </message>
    <message>
        <source>its content is %1, its name ends in %2</source>
        <translation>su contenido es %1, su nombre termina en %2</translation>
    </message>
    <message>
        <source>one side is more than 4 times the other: %1 pixels</source>
        <translation>un lado mide más de 4 veces el otro: %1 píxeles</translation>
    </message>
    <message>
        <source>it has only %1 pixels</source>
        <translation>solo tiene %1 píxeles</translation>
    </message>
    <message>
        <source>it is the same file as %1</source>
        <translation>es el mismo archivo que %1</translation>
    </message>
    <message>
        <source>its name does not end in one of %1</source>
        <translation>su nombre no termina en ninguno de %1</translation>
    </message>
    <message>
        <source>%1 has nothing to compare with α %2: that α was not trained, or no other was</source>
        <translation>%1 no tiene nada que comparar con α %2: ese α no se entrenó, o no se entrenó ningún otro</translation>
    </message>
    <message>
        <source>The teacher is a file of logits, which has no model</source>
        <translation>El maestro es un archivo de logits, que no tiene modelo</translation>
    </message>
    <message>
        <source>%1 is no TensorBoard event file: its first record fails its checks</source>
        <translation>%1 no es un archivo de eventos de TensorBoard: su primer registro no supera las comprobaciones</translation>
    </message>
    <message>
        <source>there is no column “%1” among %2</source>
        <translation>no hay ninguna columna «%1» entre %2</translation>
    </message>
    <message>
        <source>%1 is UTF-16 text: save it as UTF-8</source>
        <translation>%1 es texto UTF-16: guárdelo como UTF-8</translation>
    </message>
    <message>
        <source>%1 is no text: a CSV file or TensorBoard&apos;s event files can be imported</source>
        <translation>%1 no es texto: se puede importar un archivo CSV o archivos de eventos de TensorBoard</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 está vacío</translation>
    </message>
    <message>
        <source>%1, line 1: the names of the columns are missing</source>
        <translation>%1, línea 1: faltan los nombres de las columnas</translation>
    </message>
    <message>
        <source>%1, line %2 has %3 cells; the header has %4</source>
        <translation>%1, la línea %2 tiene %3 celdas; el encabezado tiene %4</translation>
    </message>
    <message>
        <source>%1 holds more than %2 cells</source>
        <translation>%1 contiene más de %2 celdas</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB: results of epochs are not</source>
        <translation>%1 ocupa más de %2 MiB: los resultados de unas épocas no ocupan tanto</translation>
    </message>
    <message>
        <source>%1 holds more than %2 different tags</source>
        <translation>%1 contiene más de %2 etiquetas distintas</translation>
    </message>
    <message>
        <source>%1 holds more than %2 numbers</source>
        <translation>%1 contiene más de %2 números</translation>
    </message>
    <message>
        <source>%1 holds no event files of TensorBoard, nor do folders below it</source>
        <translation>%1 no contiene archivos de eventos de TensorBoard, ni tampoco sus subcarpetas</translation>
    </message>
    <message>
        <source>%1 holds event files, but no scalars in them</source>
        <translation>%1 contiene archivos de eventos, pero ningún escalar en ellos</translation>
    </message>
    <message>
        <source>more than one column is to be “%1”</source>
        <translation>más de una columna debe ser «%1»</translation>
    </message>
    <message>
        <source>“%1” is nothing that a column can be</source>
        <translation>«%1» no es nada que una columna pueda ser</translation>
    </message>
    <message>
        <source>no column is the epoch</source>
        <translation>ninguna columna es la época</translation>
    </message>
    <message>
        <source>no column is a loss, an accuracy or another metric</source>
        <translation>ninguna columna es una pérdida, una exactitud u otra métrica</translation>
    </message>
    <message>
        <source>no column is α, and no value is given for it</source>
        <translation>ninguna columna es α, y no se ha indicado su valor</translation>
    </message>
    <message>
        <source>α is a number from 0 to 1, not %1</source>
        <translation>α es un número de 0 a 1, no %1</translation>
    </message>
    <message>
        <source>the table holds more than %1 runs: is the right column the run?</source>
        <translation>la tabla contiene más de %1 ejecuciones: ¿es esa la columna de la ejecución?</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is no α: a number from 0 to 1 is wanted</source>
        <translation>%1, línea %2, columna %3: «%4» no es un α: se espera un número de 0 a 1</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is no repeat: a whole number from 0 to 1000000 is wanted</source>
        <translation>%1, línea %2, columna %3: «%4» no es una repetición: se espera un número entero de 0 a 1000000</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is no number</source>
        <translation>%1, línea %2, columna %3: «%4» no es un número</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is not within 0 and 100 percent</source>
        <translation>%1, línea %2, columna %3: «%4» no está entre 0 y 100 por ciento</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is no share from 0 to 1: is it percent?</source>
        <translation>%1, línea %2, columna %3: «%4» no es una proporción de 0 a 1: ¿está en tanto por ciento?</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is no epoch: a whole number from 0 to 100000000 is wanted</source>
        <translation>%1, línea %2, columna %3: «%4» no es una época: se espera un número entero de 0 a 100000000</translation>
    </message>
    <message>
        <source>rows without an epoch, which are left out: %1</source>
        <translation>filas sin época, que se omiten: %1</translation>
    </message>
    <message>
        <source>numbers that were there before for the same run and epoch, of which the last counts: %1. Is a column missing that tells runs apart?</source>
        <translation>números que ya estaban para la misma ejecución y época, de los que cuenta el último: %1. ¿Falta una columna que distinga las ejecuciones?</translation>
    </message>
    <message>
        <source>runs with the α and repeat of another one, which become further repeats: %1</source>
        <translation>ejecuciones con el α y la repetición de otra, que pasan a ser repeticiones nuevas: %1</translation>
    </message>
    <message>
        <source>runs whose repeat is one more here, as repeats are counted from 1: %1</source>
        <translation>ejecuciones cuya repetición es aquí una más, porque se cuentan desde 1: %1</translation>
    </message>
    <message>
        <source>there is no row with an epoch</source>
        <translation>no hay ninguna fila con una época</translation>
    </message>
    <message>
        <source>%1 and what comes before it hold more than %2 cells</source>
        <translation>%1 y lo que lo precede contienen más de %2 celdas</translation>
    </message>
    <message>
        <source>%1, line %2: there are more than %3 different metrics</source>
        <translation>%1, línea %2: hay más de %3 métricas distintas</translation>
    </message>
    <message>
        <source>%1 is there already, and nothing is overwritten</source>
        <translation>%1 ya existe, y nada se sobrescribe</translation>
    </message>
    <message>
        <source>%1 holds an experiment already: choose another folder, or have the runs added to it</source>
        <translation>%1 ya contiene un experimento: elija otra carpeta, o haga que las ejecuciones se añadan a él</translation>
    </message>
    <message>
        <source>%1 has a run %2 already, and nothing is overwritten</source>
        <translation>%1 ya tiene una ejecución %2, y nada se sobrescribe</translation>
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
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Diferencia de logits</translation>
    </message>
    <message>
        <source>Training report: %1</source>
        <translation>Informe de entrenamiento: %1</translation>
    </message>
    <message>
        <source>Distillation report: %1</source>
        <translation>Informe de destilación: %1</translation>
    </message>
    <message>
        <source>best accuracy, at α %1 (N = %2)</source>
        <translation>mejor exactitud, con α %1 (N = %2)</translation>
    </message>
    <message>
        <source>teacher&apos;s accuracy</source>
        <translation>exactitud del maestro</translation>
    </message>
    <message>
        <source>runs done</source>
        <translation>ejecuciones terminadas</translation>
    </message>
    <message>
        <source>training / validation images</source>
        <translation>imágenes de entrenamiento / validación</translation>
    </message>
    <message>
        <source>trained, all runs together</source>
        <translation>de entrenamiento, todas las ejecuciones juntas</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>No epoch has been trained yet.</source>
        <translation>Todavía no se ha entrenado ninguna época.</translation>
    </message>
    <message>
        <source>Best epochs</source>
        <translation>Mejores épocas</translation>
    </message>
    <message>
        <source>Last epochs</source>
        <translation>Últimas épocas</translation>
    </message>
    <message>
        <source>All epochs</source>
        <translation>Todas las épocas</translation>
    </message>
    <message>
        <source>On the validation set: mean ± sample standard deviation of N values. The best epoch of a run is that of highest validation accuracy.</source>
        <translation>Sobre el conjunto de validación: media ± desviación estándar muestral de N valores. La mejor época de una ejecución es la de mayor exactitud de validación.</translation>
    </message>
    <message>
        <source>Paired differences</source>
        <translation>Diferencias emparejadas</translation>
    </message>
    <message>
        <source>Best epochs minus those at α %1, repeat by repeat with the same seed: mean and 95 % interval. Where the interval leaves 0 out, both are marked.</source>
        <translation>Mejores épocas menos las de α %1, repetición por repetición con la misma semilla: media e intervalo del 95 %. Donde el intervalo excluye el 0, ambos están marcados.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Validated on</source>
        <translation>Validado con</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Images that could not be read</source>
        <translation>Imágenes que no se pudieron leer</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Imágenes por clase</translation>
    </message>
    <message>
        <source>Names of the classes</source>
        <translation>Nombres de las clases</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>None: trained on the labels alone.</source>
        <translation>Ninguno: entrenado solo con las etiquetas.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arquitectura</translation>
    </message>
    <message>
        <source>Accuracy on the validation set</source>
        <translation>Exactitud en el conjunto de validación</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>sin uso</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
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
        <source>Best accuracy (%)</source>
        <translation>Mejor exactitud (%)</translation>
    </message>
    <message>
        <source>in epoch</source>
        <translation>en la época</translation>
    </message>
    <message>
        <source>Last loss</source>
        <translation>Última pérdida</translation>
    </message>
    <message>
        <source>Last logit difference</source>
        <translation>Última diferencia de logits</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Archivo de configuración</translation>
    </message>
    <message>
        <source>Trained with</source>
        <translation>Entrenado con</translation>
    </message>
    <message>
        <source>Report written by</source>
        <translation>Informe escrito por</translation>
    </message>
    <message>
        <source>%1, line %2 has more than %3 cells</source>
        <translation>%1, la línea %2 tiene más de %3 celdas</translation>
    </message>
    <message>
        <source>it looks like %1, resized or compressed again</source>
        <translation>se parece a %1, redimensionada o comprimida de nuevo</translation>
    </message>
    <message>
        <source>it shows what %1 shows, which is of another class</source>
        <translation>muestra lo mismo que %1, que es de otra clase</translation>
    </message>
    <message>
        <source>it has the same pixels as %1, in another file</source>
        <translation>tiene los mismos píxeles que %1, en otro archivo</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>no se puede examinar %1: %2</translation>
    </message>
    <message>
        <source>there is no class %1: there are %2</source>
        <translation>no existe la clase %1: hay %2</translation>
    </message>
    <message>
        <source>%1 values are no picture of %2 × %2 pixels</source>
        <translation>%1 valores no son una imagen de %2 × %2 píxeles</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Exactitud de entrenamiento</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Pérdida de validación</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Exactitud de validación</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Last accuracy</source>
        <translation>Última exactitud</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the validation set after the latest epoch</source>
        <translation>Exactitud top-1 en el conjunto de validación tras la última época</translation>
    </message>
    <message>
        <source>Δ last</source>
        <translation>Δ última</translation>
    </message>
    <message>
        <source>Last accuracy against the baseline run&apos;s, in percentage points</source>
        <translation>Última exactitud frente a la de la ejecución de referencia, en puntos porcentuales</translation>
    </message>
    <message>
        <source>Teacher&apos;s validation accuracy</source>
        <translation>Exactitud de validación del maestro</translation>
    </message>
    <message>
        <source>Teacher accuracy</source>
        <translation>Exactitud del maestro</translation>
    </message>
    <message>
        <source>teacher</source>
        <translation>maestro</translation>
    </message>
    <message>
        <source>logit diff.</source>
        <translation>dif. de logits</translation>
    </message>
    <message>
        <source>Mean |student − teacher|</source>
        <translation>Media de |estudiante − maestro|</translation>
    </message>
    <message>
        <source>Mean |student − teacher| over all validation samples and classes, after the latest epoch</source>
        <translation>Media de |estudiante − maestro| sobre todas las muestras de validación y todas las clases, tras la última época</translation>
    </message>
    <message>
        <source>Δ logit difference</source>
        <translation>Δ diferencia de logits</translation>
    </message>
    <message>
        <source>Logit difference against the baseline run&apos;s</source>
        <translation>Diferencia de logits frente a la de la ejecución de referencia</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>Last agreement</source>
        <translation>Último acuerdo</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>acuerdo</translation>
    </message>
    <message>
        <source>Same answer as the teacher</source>
        <translation>Misma respuesta que el maestro</translation>
    </message>
    <message>
        <source>Share of the validation samples for which student and teacher name the same class, after the latest epoch</source>
        <translation>Parte de las muestras de validación en las que estudiante y maestro nombran la misma clase, tras la última época</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
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
    <name>retort::ui::AlphaPanel</name>
    <message>
        <source>Paired differences</source>
        <translation>Diferencias emparejadas</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation>Diferencia media</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>std</source>
        <translation>desv. est.</translation>
    </message>
    <message>
        <source>N pairs</source>
        <translation>N pares</translation>
    </message>
    <message>
        <source>Repeat by repeat with the same seed: value minus that of the chosen α. Where the interval leaves 0 out, the difference is unlikely to be chance</source>
        <translation>Repetición a repetición con la misma semilla: el valor menos el del α elegido. Donde el intervalo excluye el 0, es poco probable que la diferencia sea azar</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Qué se compara</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Of each run, its epoch of highest validation accuracy or its last one</source>
        <translation>De cada ejecución, la época de mayor exactitud de validación o la última</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Mejor época</translation>
    </message>
    <message>
        <source>Last epoch</source>
        <translation>Última época</translation>
    </message>
    <message>
        <source>Error bars</source>
        <translation>Barras de error</translation>
    </message>
    <message>
        <source>What the bars around the means span</source>
        <translation>Qué abarcan las barras alrededor de las medias</translation>
    </message>
    <message>
        <source>± std</source>
        <translation>± desv. est.</translation>
    </message>
    <message>
        <source>± standard error</source>
        <translation>± error estándar</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparado con</translation>
    </message>
    <message>
        <source>The α that the differences in the table are taken to</source>
        <translation>El α respecto al que se toman las diferencias de la tabla</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Nothing to compare yet.
Start a training, or open an experiment folder.</source>
        <translation>Aún no hay nada que comparar.
Empiece un entrenamiento o abra una carpeta de experimento.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
</context>
<context>
    <name>retort::ui::AlphaPlot</name>
    <message>
        <source>Chart: a metric against α</source>
        <translation>Gráfico: una métrica frente a α</translation>
    </message>
    <message numerus="yes">
        <source>%1: mean %2 over %n repeat(s)</source>
        <translation>
            <numerusform>%1: media %2 de %n repetición</numerusform>
            <numerusform>%1: media %2 de %n repeticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>
bar: %1 to %2</source>
        <translation>
barra: de %1 a %2</translation>
    </message>
    <message>
        <source>
repeat %1: %2</source>
        <translation>
repetición %1: %2</translation>
    </message>
</context>
<context>
    <name>retort::ui::AnnotationKeeper</name>
    <message>
        <source>What you noted about runs is not kept: %1</source>
        <translation>No se ha guardado lo que anotaste de las ejecuciones: %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ProbabilityBars</name>
    <message>
        <source>Softened probabilities of teacher and student</source>
        <translation>Probabilidades suavizadas del maestro y del estudiante</translation>
    </message>
    <message>
        <source>What teacher (left) and student (right) give the most probable classes at this temperature</source>
        <translation>Lo que el maestro (izquierda) y el estudiante (derecha) dan a las clases más probables a esta temperatura</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
</context>
<context>
    <name>retort::ui::PredictionsPage</name>
    <message>
        <source>Validation images</source>
        <translation>Imágenes de validación</translation>
    </message>
    <message>
        <source>Choose an image to see both answers; the arrow keys go to the next one</source>
        <translation>Elija una imagen para ver ambas respuestas; las flechas pasan a la siguiente</translation>
    </message>
    <message>
        <source>Disagreeing</source>
        <translation>En desacuerdo</translation>
    </message>
    <message>
        <source>Images on which student and teacher differ most come first</source>
        <translation>Primero las imágenes en las que estudiante y maestro más difieren</translation>
    </message>
    <message>
        <source>Confident, wrong</source>
        <translation>Seguras y erróneas</translation>
    </message>
    <message>
        <source>Images that the student gets wrong, the most certain first</source>
        <translation>Imágenes en las que el estudiante se equivoca, las más seguras primero</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All validation images, class by class</source>
        <translation>Todas las imágenes de validación, clase por clase</translation>
    </message>
    <message>
        <source>Shows the images of one class alone</source>
        <translation>Muestra solo las imágenes de una clase</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>The chosen image</source>
        <translation>La imagen elegida</translation>
    </message>
    <message>
        <source>Temperature that softens the probabilities: 0.5 to 20</source>
        <translation>Temperatura que suaviza las probabilidades: de 0,5 a 20</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, taken for %2</source>
        <translation>%1, tomadas por %2</translation>
    </message>
    <message>
        <source>No image to show: choose another ranking or class.</source>
        <translation>No hay imagen que mostrar: elija otro orden u otra clase.</translation>
    </message>
    <message>
        <source>%1
Label: %2
Teacher: %3
Student: %4</source>
        <translation>%1
Etiqueta: %2
Maestro: %3
Estudiante: %4</translation>
    </message>
    <message>
        <source>Temperature %1</source>
        <translation>Temperatura %1</translation>
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
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Texts and tables (*.csv *.txt *.json)</source>
        <translation>Textos y tablas (*.csv *.txt *.json)</translation>
    </message>
</context>
<context>
    <name>retort::ui::ChartView</name>
    <message>
        <source>Wheel: zoom along x (with Shift along y); drag: zoom into a part; double click: all.
Click or P: pin the crosshair; Escape: free it.</source>
        <translation>Rueda: ampliar en x (con Mayús en y); arrastrar: ampliar una parte; doble clic: todo.
Clic o P: fijar la cruz; Escape: soltarla.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ChartsPanel</name>
    <message numerus="yes">
        <source>%1, mean of %n repeat(s)</source>
        <translation>
            <numerusform>%1, media de %n repetición</numerusform>
            <numerusform>%1, media de %n repeticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
epoch %2
%3: %4</source>
        <translation>%1
época %2
%3: %4</translation>
    </message>
    <message>
        <source>
band: %1 to %2</source>
        <translation>
banda: de %1 a %2</translation>
    </message>
    <message>
        <source>
to the baseline: %1</source>
        <translation>
respecto a la referencia: %1</translation>
    </message>
    <message>
        <source>Reset &amp;Zoom</source>
        <translation>Restablecer la &amp;vista</translation>
    </message>
    <message>
        <source>Show all of every chart again</source>
        <translation>Mostrar de nuevo los gráficos enteros</translation>
    </message>
    <message>
        <source>&amp;Values under the Crosshair</source>
        <translation>Valores bajo la &amp;cruz</translation>
    </message>
    <message>
        <source>Show a table of all curves&apos; values beside the charts</source>
        <translation>Mostrar junto a los gráficos una tabla con los valores de todas las curvas</translation>
    </message>
</context>
<context>
    <name>retort::ui::ClassesPage</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Images of each class</source>
        <translation>Imágenes de cada clase</translation>
    </message>
    <message>
        <source>How many images each class has; choose a count to see some of them</source>
        <translation>Cuántas imágenes tiene cada clase; elija un número para ver algunas</translation>
    </message>
    <message>
        <source>Shows more images of this class</source>
        <translation>Muestra más imágenes de esta clase</translation>
    </message>
    <message>
        <source>More images</source>
        <translation>Más imágenes</translation>
    </message>
    <message>
        <source>Images of the chosen class</source>
        <translation>Imágenes de la clase elegida</translation>
    </message>
    <message>
        <source>A double click opens the folder of an image; a right click offers its path</source>
        <translation>Un doble clic abre la carpeta de una imagen; un clic derecho ofrece su ruta</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>Leyendo la carpeta…</translation>
    </message>
    <message>
        <source>Choose a data set in Setup, to see its classes here.</source>
        <translation>Elija un conjunto de datos en Configuración para ver aquí sus clases.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>%1, %2: %3 of %4</source>
        <translation>%1, %2: %3 de %4</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConfigDiffDialog</name>
    <message>
        <source>Differences in Settings</source>
        <translation>Diferencias en los ajustes</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>Seed of the run</source>
        <translation>Semilla de la ejecución</translation>
    </message>
    <message>
        <source>Device it ran on</source>
        <translation>Dispositivo en que se ejecutó</translation>
    </message>
    <message>
        <source>CPU threads it ran with</source>
        <translation>Hilos de CPU con que se ejecutó</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>The two runs were set up alike.</source>
        <translation>Las dos ejecuciones se configuraron igual.</translation>
    </message>
    <message>
        <source>&amp;Only what differs</source>
        <translation>&amp;Solo lo que difiere</translation>
    </message>
    <message>
        <source>Leaves out the settings that are the same for both</source>
        <translation>Quita los ajustes que son iguales para ambas</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Puts the table on the clipboard, cells apart by tabs</source>
        <translation>Pone la tabla en el portapapeles, con celdas separadas por tabuladores</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConfusionModel</name>
    <message>
        <source>%1 taken for %2: %3 of %4</source>
        <translation>%1 tomadas por %2: %3 de %4</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConfusionPage</name>
    <message>
        <source>Whose answers the table counts</source>
        <translation>De quién son las respuestas que cuenta la tabla</translation>
    </message>
    <message>
        <source>Whose answers</source>
        <translation>Respuestas de quién</translation>
    </message>
    <message>
        <source>Confusion: true classes down, predicted ones across</source>
        <translation>Confusión: clases verdaderas en filas, predichas en columnas</translation>
    </message>
    <message>
        <source>Choose a cell to see its images</source>
        <translation>Elija una celda para ver sus imágenes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copies the table for a spreadsheet</source>
        <translation>Copia la tabla para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Copy the confusion table</source>
        <translation>Copiar la tabla de confusión</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Esta ejecución</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>This run − teacher</source>
        <translation>Esta ejecución − maestro</translation>
    </message>
    <message>
        <source>This run − %1</source>
        <translation>Esta ejecución − %1</translation>
    </message>
    <message>
        <source>Difference of accuracies %1</source>
        <translation>Diferencia de exactitudes %1</translation>
    </message>
    <message>
        <source>Accuracy %1</source>
        <translation>Exactitud %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::DataPage</name>
    <message>
        <source>Progress through the images</source>
        <translation>Progreso por las imágenes</translation>
    </message>
    <message>
        <source>Files that deserve a look</source>
        <translation>Archivos que merecen una mirada</translation>
    </message>
    <message>
        <source>Files that deserve a look; a right click offers their folder and path</source>
        <translation>Archivos que merecen una mirada; el botón derecho ofrece su carpeta y su ruta</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, and none that deserves a look.</source>
        <translation>%1, y ninguna que merezca una mirada.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files deserve a look.</source>
        <translation>
            <numerusform>%Ln archivo merece una mirada.</numerusform>
            <numerusform>%Ln archivos merecen una mirada.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Ends the look without a result</source>
        <translation>Termina la revisión sin resultado</translation>
    </message>
    <message>
        <source>Reads every image, and names files that deserve a look</source>
        <translation>Lee cada imagen y nombra los archivos que merecen una mirada</translation>
    </message>
    <message>
        <source>Choose a data set in Setup, to look through it here.</source>
        <translation>Elija un conjunto de datos en Configuración para revisarlo aquí.</translation>
    </message>
    <message>
        <source>Looking through all images…</source>
        <translation>Revisando todas las imágenes…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>How many images each class has, and what they look like</source>
        <translation>Cuántas imágenes tiene cada clase y qué aspecto tienen</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Lo que ve la red</translation>
    </message>
    <message>
        <source>Images as training is fed with them: cut, mirrored and normalised as Setup says</source>
        <translation>Las imágenes tal como las recibe el entrenamiento: recortadas, reflejadas y normalizadas como dice Configuración</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Files that deserve a look before anything is trained</source>
        <translation>Archivos que merecen una mirada antes de entrenar nada</translation>
    </message>
    <message>
        <source>The chosen file</source>
        <translation>El archivo elegido</translation>
    </message>
    <message>
        <source>The file that it is like</source>
        <translation>El archivo al que se parece</translation>
    </message>
    <message>
        <source>Look through finds unreadable files, duplicates and look-alikes across splits, wrong extensions, extreme shapes and tiny images.</source>
        <translation>Revisar encuentra archivos ilegibles, duplicados y parecidos entre partes, extensiones erróneas, formas extremas e imágenes diminutas.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExportActions</name>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>Exportar &amp;CSV…</translation>
    </message>
    <message>
        <source>Export C&amp;harts…</source>
        <translation>Exportar los &amp;gráficos…</translation>
    </message>
    <message>
        <source>Export &amp;Student…</source>
        <translation>Exportar el &amp;estudiante…</translation>
    </message>
    <message>
        <source>Write the current run&apos;s best weights for other programs: PyTorch, safetensors, TorchScript or ONNX</source>
        <translation>Escribir los mejores pesos de la ejecución actual para otros programas: PyTorch, safetensors, TorchScript u ONNX</translation>
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
        <translation>Exportar los gráficos</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>Export Student</source>
        <translation>Exportar el estudiante</translation>
    </message>
    <message>
        <source>Writing and reading back %1…</source>
        <translation>Escribiendo y releyendo %1…</translation>
    </message>
    <message>
        <source>Write all epochs of all open experiments into one CSV file, a line each</source>
        <translation>Escribir todas las épocas de todos los experimentos abiertos en un archivo CSV, una línea cada una</translation>
    </message>
    <message>
        <source>Export Lon&amp;g CSV…</source>
        <translation>E&amp;xportar CSV largo…</translation>
    </message>
    <message>
        <source>Write every value of all open experiments into one CSV file, a line each: run, epoch, split, metric, value</source>
        <translation>Escribir todos los valores de todos los experimentos abiertos en un archivo CSV, una línea cada uno: ejecución, época, partición, métrica, valor</translation>
    </message>
    <message>
        <source>Write the charts and the comparison of α as they are shown: PNG, SVG or PDF, or copy them</source>
        <translation>Escribir los gráficos y la comparación de α como se ven: PNG, SVG o PDF, o copiarlos</translation>
    </message>
    <message>
        <source>Export Re&amp;port…</source>
        <translation>Exportar el &amp;informe…</translation>
    </message>
    <message>
        <source>Write setup, charts and tables into one HTML file that any browser shows</source>
        <translation>Escribir configuración, gráficos y tablas en un archivo HTML que cualquier navegador muestra</translation>
    </message>
    <message>
        <source>The summary is on the clipboard</source>
        <translation>El resumen está en el portapapeles</translation>
    </message>
    <message>
        <source>Copy Summary as &amp;CSV</source>
        <translation>Copiar el resumen como &amp;CSV</translation>
    </message>
    <message>
        <source>Put the summary of all open experiments on the clipboard as CSV, with numbers in full</source>
        <translation>Poner en el portapapeles el resumen de todos los experimentos abiertos como CSV, con los números completos</translation>
    </message>
    <message>
        <source>Copy Summary as &amp;Markdown</source>
        <translation>Copiar el resumen como &amp;Markdown</translation>
    </message>
    <message>
        <source>Put the summary of all open experiments on the clipboard as a Markdown table</source>
        <translation>Poner en el portapapeles el resumen de todos los experimentos abiertos como tabla de Markdown</translation>
    </message>
    <message>
        <source>Copy Summary as &amp;LaTeX</source>
        <translation>Copiar el resumen como &amp;LaTeX</translation>
    </message>
    <message>
        <source>Put the summary of all open experiments on the clipboard as a LaTeX table; it needs the package booktabs</source>
        <translation>Poner en el portapapeles el resumen de todos los experimentos abiertos como tabla de LaTeX; necesita el paquete booktabs</translation>
    </message>
    <message>
        <source>Export Report</source>
        <translation>Exportar el informe</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Archivos HTML (*.html)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Escribiendo %1…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>The report is written.</source>
        <translation>El informe está escrito.</translation>
    </message>
    <message>
        <source>Show the report in the browser</source>
        <translation>Mostrar el informe en el navegador</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExportDialog</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width on paper, in pixels of 1/96 inch</source>
        <translation>Anchura en papel, en píxeles de 1/96 de pulgada</translation>
    </message>
    <message>
        <source>Height on paper, in pixels of 1/96 inch</source>
        <translation>Altura en papel, en píxeles de 1/96 de pulgada</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> ppp</translation>
    </message>
    <message>
        <source>Pixels per inch of a PNG picture: more make it finer, not larger on paper</source>
        <translation>Píxeles por pulgada de una imagen PNG: con más es más fina, no más grande en papel</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Leyenda</translation>
    </message>
    <message>
        <source>Export Charts</source>
        <translation>Exportar los gráficos</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Asks for a folder and writes the charts there</source>
        <translation>Pregunta por una carpeta y escribe allí los gráficos</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Puts the picture on the clipboard</source>
        <translation>Pone la imagen en el portapapeles</translation>
    </message>
    <message>
        <source>All charts</source>
        <translation>Todos los gráficos</translation>
    </message>
    <message>
        <source>Which charts are written; the preview shows the first of them</source>
        <translation>Qué gráficos se escriben; la vista previa muestra el primero</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Imagen PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Dibujo SVG</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>Página PDF</translation>
    </message>
    <message>
        <source>SVG and PDF stay sharp at any size</source>
        <translation>SVG y PDF son nítidos a cualquier tamaño</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Anchura</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Writes quantity and experiment above the chart</source>
        <translation>Escribe la magnitud y el experimento sobre el gráfico</translation>
    </message>
    <message>
        <source>Draws which line is what beside the chart</source>
        <translation>Dibuja junto al gráfico qué línea es cada cosa</translation>
    </message>
    <message>
        <source>C&amp;hart</source>
        <translation>&amp;Gráfico</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Anchura</translation>
    </message>
    <message>
        <source>Hei&amp;ght</source>
        <translation>Al&amp;tura</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Resolución</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 píxeles</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExtendDialog</name>
    <message>
        <source>Add Runs</source>
        <translation>Añadir ejecuciones</translation>
    </message>
    <message>
        <source>for example 0.25, 0.75</source>
        <translation>por ejemplo 0.25, 0.75</translation>
    </message>
    <message>
        <source>Further α</source>
        <translation>Más α</translation>
    </message>
    <message>
        <source>Values of α between 0 and 1 that the experiment has not got yet</source>
        <translation>Valores de α entre 0 y 1 que el experimento aún no tiene</translation>
    </message>
    <message>
        <source>Repeats of each α</source>
        <translation>Repeticiones de cada α</translation>
    </message>
    <message>
        <source>How many repeats each α has in the end, those that are there included</source>
        <translation>Cuántas repeticiones tiene al final cada α, incluidas las que ya hay</translation>
    </message>
    <message>
        <source>α so far</source>
        <translation>α hasta ahora</translation>
    </message>
    <message>
        <source>Further &amp;α</source>
        <translation>Más &amp;α</translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation>&amp;Repeticiones</translation>
    </message>
    <message>
        <source>&amp;Train Them</source>
        <translation>&amp;Entrenarlas</translation>
    </message>
    <message numerus="yes">
        <source>Adds %n run(s); those that are done stay as they are.</source>
        <translation>
            <numerusform>Añade %n ejecución; las terminadas quedan como están.</numerusform>
            <numerusform>Añade %n ejecuciones; las terminadas quedan como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is added yet.</source>
        <translation>Aún no se añade nada.</translation>
    </message>
</context>
<context>
    <name>retort::ui::FieldRow</name>
    <message>
        <source>Hide the details</source>
        <translation>Ocultar los detalles</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descarga</translation>
    </message>
</context>
<context>
    <name>retort::ui::FindingsModel</name>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>In both splits</source>
        <translation>En ambas partes</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicado</translation>
    </message>
    <message>
        <source>Wrong extension</source>
        <translation>Extensión errónea</translation>
    </message>
    <message>
        <source>Extreme aspect</source>
        <translation>Proporción extrema</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>Diminuta</translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation>No es una imagen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Other label</source>
        <translation>Otra etiqueta</translation>
    </message>
    <message>
        <source>Looks alike</source>
        <translation>Parecida</translation>
    </message>
</context>
<context>
    <name>retort::ui::ImportActions</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>Make an experiment of results that other programs wrote: CSV files or TensorBoard events</source>
        <translation>Hace un experimento con resultados que escribieron otros programas: archivos CSV o eventos de TensorBoard</translation>
    </message>
    <message>
        <source>%1 is neither an experiment folder nor results that can be imported: CSV files or TensorBoard events</source>
        <translation>%1 no es una carpeta de experimento ni resultados que se puedan importar: archivos CSV o eventos de TensorBoard</translation>
    </message>
</context>
<context>
    <name>retort::ui::ImportColumns</name>
    <message>
        <source>Not used</source>
        <translation>No se usa</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Nombre de la ejecución</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Columnas del archivo</translation>
    </message>
    <message>
        <source>What each column is used as, with its first values</source>
        <translation>Para qué se usa cada columna, con sus primeros valores</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Se usa como</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Fila %1</translation>
    </message>
    <message>
        <source>Use of column %1</source>
        <translation>Uso de la columna %1</translation>
    </message>
    <message>
        <source>What column %1 is used as</source>
        <translation>Para qué se usa la columna %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n ejecución</numerusform>
            <numerusform>%n ejecuciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n época</numerusform>
            <numerusform>%n épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, α %3</source>
        <translation>%1, %2, α %3</translation>
    </message>
    <message>
        <source>&amp;Files…</source>
        <translation>&amp;Archivos…</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>Car&amp;peta…</translation>
    </message>
    <message>
        <source>A&amp;dd to the experiment that is there</source>
        <translation>Aña&amp;dir al experimento que ya está ahí</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>Import Results</source>
        <translation>Importar resultados</translation>
    </message>
    <message>
        <source>Choose a CSV file, or what was written for TensorBoard: event files, or a folder with them. They can be dropped here, too.</source>
        <translation>Elija un archivo CSV, o lo que se escribió para TensorBoard: archivos de eventos, o una carpeta con ellos. También se pueden soltar aquí.</translation>
    </message>
    <message>
        <source>Writes the experiment folder and shows it</source>
        <translation>Escribe la carpeta del experimento y la muestra</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Aún no se ha elegido nada.</translation>
    </message>
    <message>
        <source>Choose CSV files or event files</source>
        <translation>Elige archivos CSV o archivos de eventos</translation>
    </message>
    <message>
        <source>Choose a folder with TensorBoard&apos;s event files in or below it</source>
        <translation>Elige una carpeta con archivos de eventos de TensorBoard en ella o en sus subcarpetas</translation>
    </message>
    <message>
        <source>Weight of the labels, from 0 to 1, where no column says it: 1 is trained on labels alone, 0 on the teacher alone</source>
        <translation>Peso de las etiquetas, de 0 a 1, si ninguna columna lo dice: con 1 se entrena solo con las etiquetas, con 0 solo con el maestro</translation>
    </message>
    <message>
        <source>α of the runs</source>
        <translation>α de las ejecuciones</translation>
    </message>
    <message>
        <source>Repeat of the first run</source>
        <translation>Repetición de la primera ejecución</translation>
    </message>
    <message>
        <source>Where no column says it; further runs of an α count on from here</source>
        <translation>Si ninguna columna lo dice; las demás ejecuciones de un α siguen contando desde aquí</translation>
    </message>
    <message>
        <source>As the numbers suggest</source>
        <translation>Según los números</translation>
    </message>
    <message>
        <source>Shares from 0 to 1</source>
        <translation>Proporciones de 0 a 1</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Tanto por ciento</translation>
    </message>
    <message>
        <source>Unit of accuracies</source>
        <translation>Unidad de las exactitudes</translation>
    </message>
    <message>
        <source>How accuracies and agreement stand in the file</source>
        <translation>Cómo están las exactitudes y el acuerdo en el archivo</translation>
    </message>
    <message>
        <source>The experiment folder that is written: a new or an empty one</source>
        <translation>La carpeta del experimento que se escribe: una nueva o vacía</translation>
    </message>
    <message>
        <source>Experiment folder</source>
        <translation>Carpeta del experimento</translation>
    </message>
    <message>
        <source>Puts the runs beside those of the folder; none of them is overwritten</source>
        <translation>Pone las ejecuciones junto a las de la carpeta; ninguna se sobrescribe</translation>
    </message>
    <message>
        <source>&amp;α</source>
        <translation>&amp;α</translation>
    </message>
    <message>
        <source>First &amp;repeat</source>
        <translation>Primera &amp;repetición</translation>
    </message>
    <message>
        <source>A&amp;ccuracies</source>
        <translation>E&amp;xactitudes</translation>
    </message>
    <message>
        <source>In&amp;to</source>
        <translation>&amp;En</translation>
    </message>
    <message>
        <source>Results (*.csv *.tsv *.txt *.tfevents.*)</source>
        <translation>Resultados (*.csv *.tsv *.txt *.tfevents.*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>as the column says</source>
        <translation>como dice la columna</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>de 0 a 1</translation>
    </message>
    <message>
        <source>Say which folder is to be written.</source>
        <translation>Indique qué carpeta se ha de escribir.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
</context>
<context>
    <name>retort::ui::InspectPanel</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusión</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>The run whose student is looked at</source>
        <translation>La ejecución cuyo estudiante se mira</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Progreso de la evaluación</translation>
    </message>
    <message>
        <source>&amp;Answers</source>
        <translation>&amp;Respuestas</translation>
    </message>
    <message>
        <source>Show what student and teacher answer about single images</source>
        <translation>Mostrar lo que responden estudiante y maestro sobre imágenes sueltas</translation>
    </message>
    <message>
        <source>&amp;Confusion</source>
        <translation>&amp;Confusión</translation>
    </message>
    <message>
        <source>Show which classes are taken for which</source>
        <translation>Mostrar qué clases se toman por cuáles</translation>
    </message>
    <message>
        <source>&amp;Data Set</source>
        <translation>Conjunto de &amp;datos</translation>
    </message>
    <message>
        <source>Show the data set&apos;s classes and the files that deserve a look</source>
        <translation>Mostrar las clases del conjunto de datos y los archivos que merecen una mirada</translation>
    </message>
    <message>
        <source>Without the teacher: %1</source>
        <translation>Sin el maestro: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Ends the evaluation without a result</source>
        <translation>Termina la evaluación sin resultado</translation>
    </message>
    <message>
        <source>Asks student and teacher about every validation image; the training that runs will be slower meanwhile</source>
        <translation>Pregunta a estudiante y maestro por cada imagen de validación; el entrenamiento en curso irá más lento mientras tanto</translation>
    </message>
    <message>
        <source>Asks student and teacher about every validation image</source>
        <translation>Pregunta a estudiante y maestro por cada imagen de validación</translation>
    </message>
    <message>
        <source>Open an experiment, or train one: after a run&apos;s first epoch, this shows what its student and teacher answer about every validation image.</source>
        <translation>Abra un experimento o entrene uno: tras la primera época de una ejecución, aquí se ve lo que su estudiante y su maestro responden sobre cada imagen de validación.</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>Evaluando…</translation>
    </message>
    <message>
        <source>Press Evaluate to see what student and teacher answer about every validation image.</source>
        <translation>Pulse Evaluar para ver lo que estudiante y maestro responden sobre cada imagen de validación.</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>&amp;Student Card</source>
        <translation>&amp;Ficha del estudiante</translation>
    </message>
    <message>
        <source>Show what the student costs beside its teacher</source>
        <translation>Muestra lo que cuesta el estudiante junto a su maestro</translation>
    </message>
    <message>
        <source>What the &amp;Network Sees</source>
        <translation>Lo que ve la &amp;red</translation>
    </message>
    <message>
        <source>Show images as training is fed with them</source>
        <translation>Mostrar las imágenes tal como las recibe el entrenamiento</translation>
    </message>
    <message>
        <source>No data set is chosen.</source>
        <translation>No hay ningún conjunto de datos elegido.</translation>
    </message>
    <message>
        <source>%1, weights of before</source>
        <translation>%1, pesos anteriores</translation>
    </message>
    <message>
        <source>The run has newer weights: these are answers of those before.</source>
        <translation>La ejecución tiene pesos más recientes: estas respuestas son de los anteriores.</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>Evaluar de nuevo</translation>
    </message>
</context>
<context>
    <name>retort::ui::MainWindow</name>
    <message>
        <source>Stop training?</source>
        <translation>¿Detener el entrenamiento?</translation>
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
        <source>&amp;Open Experiment…</source>
        <translation>&amp;Abrir experimento…</translation>
    </message>
    <message>
        <source>Show an experiment folder, and follow it while it grows</source>
        <translation>Mostrar una carpeta de experimento y seguirla mientras crece</translation>
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
        <source>Shows or hides this part of the window</source>
        <translation>Muestra u oculta esta parte de la ventana</translation>
    </message>
    <message>
        <source>Shows this tab below the charts</source>
        <translation>Muestra esta pestaña bajo los gráficos</translation>
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
        <source>Open Experiment</source>
        <translation>Abrir experimento</translation>
    </message>
    <message>
        <source>%1 – Retort</source>
        <translation>%1 – Retort</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>Let the training wait after the current batch</source>
        <translation>Hacer que el entrenamiento espere tras el lote actual</translation>
    </message>
    <message>
        <source>Let the training go on</source>
        <translation>Dejar que el entrenamiento siga</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspección</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Atajos de teclado</translation>
    </message>
    <message>
        <source>All shortcuts on one sheet</source>
        <translation>Todos los atajos en una hoja</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>By α</source>
        <translation>Por α</translation>
    </message>
    <message>
        <source>Curves over epochs or time</source>
        <translation>Curvas sobre épocas o tiempo</translation>
    </message>
    <message>
        <source>Results against α, and differences between α</source>
        <translation>Resultados frente a α, y diferencias entre α</translation>
    </message>
    <message>
        <source>&amp;New Experiment</source>
        <translation>&amp;Nuevo experimento</translation>
    </message>
    <message>
        <source>Fill in Setup: a folder of images, a teacher, a student</source>
        <translation>Rellenar la configuración: una carpeta de imágenes, un maestro, un estudiante</translation>
    </message>
    <message>
        <source>Try the S&amp;ample</source>
        <translation>Probar la &amp;muestra</translation>
    </message>
    <message>
        <source>Draw a small data set, train a teacher on it, and fill Setup in</source>
        <translation>Dibujar un pequeño conjunto de datos, entrenar en él un maestro y rellenar la configuración</translation>
    </message>
    <message>
        <source>Compare over &amp;Epochs</source>
        <translation>Comparar por é&amp;pocas</translation>
    </message>
    <message>
        <source>Show curves over epochs or time</source>
        <translation>Mostrar las curvas sobre épocas o tiempo</translation>
    </message>
    <message>
        <source>Compare by &amp;α</source>
        <translation>Comparar por &amp;α</translation>
    </message>
    <message>
        <source>Show results against α, and differences between α</source>
        <translation>Mostrar los resultados frente a α y las diferencias entre α</translation>
    </message>
    <message>
        <source>A training is running.</source>
        <translation>Hay un entrenamiento en marcha.</translation>
    </message>
    <message>
        <source>What is trained so far stays in its folder, and can be gone on with.</source>
        <translation>Lo entrenado hasta ahora queda en su carpeta y se puede continuar.</translation>
    </message>
    <message>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Detener y cerrar</translation>
    </message>
    <message>
        <source>&amp;Keep Training</source>
        <translation>&amp;Seguir entrenando</translation>
    </message>
    <message>
        <source>Open &amp;Beside…</source>
        <translation>Abrir &amp;al lado…</translation>
    </message>
    <message>
        <source>Show another experiment folder beside what is open, to compare them</source>
        <translation>Mostrar otra carpeta de experimento al lado de lo abierto, para compararlos</translation>
    </message>
    <message>
        <source>C&amp;lose Beside</source>
        <translation>Cerrar &amp;lo de al lado</translation>
    </message>
    <message>
        <source>Take the experiment of the current row away again; its folder stays as it is</source>
        <translation>Quitar de nuevo el experimento de la fila actual; su carpeta queda como está</translation>
    </message>
    <message>
        <source>Reset La&amp;yout</source>
        <translation>Restablecer la &amp;disposición</translation>
    </message>
    <message>
        <source>Put every part of the window back where it was at first</source>
        <translation>Devolver cada parte de la ventana a su sitio inicial</translation>
    </message>
    <message>
        <source>Open Beside</source>
        <translation>Abrir al lado</translation>
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
    <message numerus="yes">
        <source>%n value(s) ≤ 0 not on the log axis</source>
        <translation>
            <numerusform>%n valor ≤ 0 fuera del eje logarítmico</numerusform>
            <numerusform>%n valores ≤ 0 fuera del eje logarítmico</numerusform>
        </translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Tiempo (s)</translation>
    </message>
    <message>
        <source>Time (min)</source>
        <translation>Tiempo (min)</translation>
    </message>
    <message>
        <source>Time (h)</source>
        <translation>Tiempo (h)</translation>
    </message>
</context>
<context>
    <name>retort::ui::ModelFileDialog</name>
    <message>
        <source>Choose a model file</source>
        <translation>Elegir un archivo de modelo</translation>
    </message>
    <message>
        <source>Model files (*.pth *.pt *.th *.ckpt *.safetensors *.csv)</source>
        <translation>Archivos de modelo (*.pth *.pt *.th *.ckpt *.safetensors *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>retort::ui::ModelPreview</name>
    <message>
        <source>What the file holds</source>
        <translation>Lo que contiene el archivo</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Choose a file to see what it holds.</source>
        <translation>Elija un archivo para ver lo que contiene.</translation>
    </message>
</context>
<context>
    <name>retort::ui::OptionsBar</name>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>A curve per run, or per α the mean over its repeats</source>
        <translation>Una curva por ejecución, o por α la media de sus repeticiones</translation>
    </message>
    <message>
        <source>Single runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Mean per α</source>
        <translation>Media por α</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>What the band around a mean spans</source>
        <translation>Qué abarca la banda alrededor de una media</translation>
    </message>
    <message>
        <source>± std</source>
        <translation>± desv. est.</translation>
    </message>
    <message>
        <source>± standard error</source>
        <translation>± error estándar</translation>
    </message>
    <message>
        <source>min–max</source>
        <translation>mín.–máx.</translation>
    </message>
    <message>
        <source>no band</source>
        <translation>sin banda</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>Which split&apos;s loss and accuracy are drawn; training is dashed</source>
        <translation>De qué partición se dibujan pérdida y exactitud; el entrenamiento, a trazos</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambas</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>All epochs, or the last ones only</source>
        <translation>Todas las épocas, o solo las últimas</translation>
    </message>
    <message>
        <source>All epochs</source>
        <translation>Todas las épocas</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Últimas</translation>
    </message>
    <message>
        <source>Number of last epochs</source>
        <translation>Número de últimas épocas</translation>
    </message>
    <message>
        <source>How many of the last epochs are drawn</source>
        <translation>Cuántas de las últimas épocas se dibujan</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Weight of earlier epochs in an exponential moving average; the curve as it was measured stays, faint, behind it</source>
        <translation>Peso de las épocas anteriores en una media móvil exponencial; la curva medida queda detrás, tenue</translation>
    </message>
    <message>
        <source>&amp;Time instead of epochs</source>
        <translation>&amp;Tiempo en vez de épocas</translation>
    </message>
    <message>
        <source>Draws over the wall time since a run&apos;s start</source>
        <translation>Dibuja sobre el tiempo transcurrido desde el inicio de cada ejecución</translation>
    </message>
    <message>
        <source>Logarithmic &amp;x axis</source>
        <translation>Eje &amp;x logarítmico</translation>
    </message>
    <message>
        <source>Epoch 0 has no place on it</source>
        <translation>La época 0 no tiene lugar en él</translation>
    </message>
    <message>
        <source>Logarithmic &amp;y axis</source>
        <translation>Eje &amp;y logarítmico</translation>
    </message>
    <message>
        <source>Values of 0 and below have no place on it, and are counted</source>
        <translation>Los valores de 0 y menores no tienen lugar en él, y se cuentan</translation>
    </message>
    <message>
        <source>&amp;Fixed Ranges…</source>
        <translation>&amp;Rangos fijos…</translation>
    </message>
    <message>
        <source>Sets where the value axes begin and end</source>
        <translation>Fija dónde empiezan y acaban los ejes de valores</translation>
    </message>
    <message>
        <source>&amp;Repeats behind their mean</source>
        <translation>Repeticiones &amp;detrás de su media</translation>
    </message>
    <message>
        <source>Draws each repeat, faint, behind the mean of its α</source>
        <translation>Dibuja cada repetición, tenue, detrás de la media de su α</translation>
    </message>
    <message>
        <source>&amp;Best epochs</source>
        <translation>&amp;Mejores épocas</translation>
    </message>
    <message>
        <source>Marks each run&apos;s epoch of highest validation accuracy</source>
        <translation>Marca en cada ejecución la época de mayor exactitud de validación</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>More of what the charts show</source>
        <translation>Más de lo que muestran los gráficos</translation>
    </message>
    <message>
        <source>Axes, marks, and which charts there are</source>
        <translation>Ejes, marcas y qué gráficos hay</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Gráfico: %1</translation>
    </message>
    <message>
        <source>Shows or hides this chart</source>
        <translation>Muestra u oculta este gráfico</translation>
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
    <name>retort::ui::PretrainedMenu</name>
    <message>
        <source>ImageNet weights</source>
        <translation>Pesos de ImageNet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 – top-1 %2%3</source>
        <translation>%1 – top-1 %2%3</translation>
    </message>
    <message>
        <source>, here</source>
        <translation>, aquí</translation>
    </message>
    <message>
        <source>In PyTorch&apos;s cache</source>
        <translation>En la caché de PyTorch</translation>
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
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
</context>
<context>
    <name>retort::ui::RangesDialog</name>
    <message>
        <source>Fixed Ranges</source>
        <translation>Rangos fijos</translation>
    </message>
    <message>
        <source>An empty field leaves that end to the values.</source>
        <translation>Un campo vacío deja ese extremo a los valores.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, desde</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, hasta</translation>
    </message>
    <message>
        <source>A number, or nothing</source>
        <translation>Un número, o nada</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>%1: “%2” is not a number.</source>
        <translation>%1: «%2» no es un número.</translation>
    </message>
    <message>
        <source>%1: the range has to begin below its end.</source>
        <translation>%1: el rango debe empezar por debajo de su final.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RecentMenu</name>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>Clear This List</source>
        <translation>Vaciar esta lista</translation>
    </message>
    <message>
        <source>Clear Recent Folders</source>
        <translation>Vaciar las carpetas recientes</translation>
    </message>
</context>
<context>
    <name>retort::ui::ReportJob</name>
    <message>
        <source>en</source>
        <extracomment>The language of these texts, as HTML names it.</extracomment>
        <translation>es</translation>
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
    <message>
        <source>A row for every run. Start a training, or open an experiment folder.</source>
        <translation>Una fila por ejecución. Inicie un entrenamiento o abra una carpeta de experimento.</translation>
    </message>
    <message>
        <source>Mean ± standard deviation for every α, once epochs are measured.</source>
        <translation>Media ± desviación estándar de cada α, en cuanto se midan épocas.</translation>
    </message>
    <message>
        <source>What is said while you work is kept here.</source>
        <translation>Aquí se guarda lo que se dice mientras trabaja.</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>Filtro de las ejecuciones</translation>
    </message>
    <message>
        <source>Filter: words, or alpha:0.5 status:failed</source>
        <translation>Filtrar: palabras, o alpha:0.5 status:failed</translation>
    </message>
    <message>
        <source>Show the runs that have all these words in a cell; alpha:, repeat:, status:, name:, tag:, notes:, details: and experiment: look into one column, and so does the name of a hyperparameter, as in lr:0.01</source>
        <translation>Muestra las ejecuciones que tienen todas estas palabras en alguna celda; alpha:, repeat:, status:, name:, tag:, notes:, details: y experiment: miran en una sola columna, y también el nombre de un hiperparámetro, como en lr:0.01</translation>
    </message>
    <message>
        <source>No run matches. Clear the filter above, or show hidden runs.</source>
        <translation>Ninguna ejecución coincide. Borra el filtro de arriba o muestra las ejecuciones ocultas.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunActions</name>
    <message>
        <source>St&amp;op Selected Runs</source>
        <translation>&amp;Detener las ejecuciones elegidas</translation>
    </message>
    <message>
        <source>Stop these runs after the current batch; what they trained is kept, and the others go on</source>
        <translation>Detener estas ejecuciones tras el lote actual; lo entrenado se conserva y las demás siguen</translation>
    </message>
    <message>
        <source>P&amp;ause Selected Runs</source>
        <translation>Pa&amp;usar las ejecuciones elegidas</translation>
    </message>
    <message>
        <source>Let these runs wait after the current batch; the others go on</source>
        <translation>Dejar estas ejecuciones a la espera tras el lote actual; las demás siguen</translation>
    </message>
    <message>
        <source>&amp;Finish Missing Runs</source>
        <translation>&amp;Terminar las que faltan</translation>
    </message>
    <message>
        <source>Train the runs that failed, were stopped or never began; those that are done stay as they are</source>
        <translation>Entrenar las ejecuciones que fallaron, se detuvieron o no empezaron; las terminadas quedan como están</translation>
    </message>
    <message>
        <source>Add &amp;Runs…</source>
        <translation>A&amp;ñadir ejecuciones…</translation>
    </message>
    <message>
        <source>Add repeats or further α to this experiment</source>
        <translation>Añadir repeticiones u otros α a este experimento</translation>
    </message>
    <message>
        <source>&amp;Clone with Changes</source>
        <translation>&amp;Clonar con cambios</translation>
    </message>
    <message>
        <source>Fill Setup with this experiment and a new folder, to be changed and started</source>
        <translation>Rellenar la configuración con este experimento y una carpeta nueva, para cambiarlo y empezarlo</translation>
    </message>
    <message>
        <source>Resume Selected &amp;Runs</source>
        <translation>&amp;Reanudar las ejecuciones elegidas</translation>
    </message>
    <message>
        <source>Let these runs go on</source>
        <translation>Dejar seguir estas ejecuciones</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunEdits</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Take back what was named, noted, hidden, deleted or cleared last</source>
        <translation>Retira lo último que se nombró, anotó, ocultó, eliminó o vació</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>Vuelve a hacer lo que se deshizo</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Deshacer: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Rehacer: %1</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Cambiar el &amp;nombre…</translation>
    </message>
    <message>
        <source>Give the run of the current row a name, for tables and charts</source>
        <translation>Da un nombre a la ejecución de la fila actual, para tablas y gráficos</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Etiquetas…</translation>
    </message>
    <message>
        <source>Mark the selected runs with words of yours, to filter by</source>
        <translation>Marca las ejecuciones seleccionadas con palabras tuyas, para filtrar por ellas</translation>
    </message>
    <message>
        <source>N&amp;otes…</source>
        <translation>N&amp;otas…</translation>
    </message>
    <message>
        <source>Write down what you want to remember of the run of the current row</source>
        <translation>Anota lo que quieras recordar de la ejecución de la fila actual</translation>
    </message>
    <message>
        <source>&amp;Hide Selected Runs</source>
        <translation>&amp;Ocultar las ejecuciones seleccionadas</translation>
    </message>
    <message>
        <source>Leave these runs out of tables and charts; the summary counts them still</source>
        <translation>Deja estas ejecuciones fuera de tablas y gráficos; el resumen las sigue contando</translation>
    </message>
    <message>
        <source>&amp;Move to Trash</source>
        <translation>&amp;Mover a la papelera</translation>
    </message>
    <message>
        <source>Move the folders of the selected runs to the trash; Undo brings them back</source>
        <translation>Mueve a la papelera las carpetas de las ejecuciones seleccionadas; Deshacer las recupera</translation>
    </message>
    <message>
        <source>&amp;Show Hidden Runs</source>
        <translation>Mo&amp;strar las ejecuciones ocultas</translation>
    </message>
    <message>
        <source>Give hidden runs their rows again, in grey</source>
        <translation>Devuelve sus filas a las ejecuciones ocultas, en gris</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>&amp;Referencia</translation>
    </message>
    <message>
        <source>Compare all other runs with the one of the current row: tables and tooltips tell the differences</source>
        <translation>Compara todas las demás ejecuciones con la de la fila actual: las tablas y las ayudas dicen las diferencias</translation>
    </message>
    <message>
        <source>&amp;Differences in Settings…</source>
        <translation>Diferencias en los a&amp;justes…</translation>
    </message>
    <message>
        <source>Show in what two selected runs were set up differently</source>
        <translation>Muestra en qué se configuraron de forma distinta dos ejecuciones seleccionadas</translation>
    </message>
    <message>
        <source>&amp;Only Columns that Differ</source>
        <translation>So&amp;lo las columnas que difieren</translation>
    </message>
    <message>
        <source>Leave out the columns that say the same for all runs, and show the hyperparameters that do not</source>
        <translation>Quita las columnas que dicen lo mismo de todas las ejecuciones y muestra los hiperparámetros que no</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Change Tags</source>
        <translation>Cambiar etiquetas</translation>
    </message>
    <message>
        <source>Change Notes</source>
        <translation>Cambiar notas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message numerus="yes">
        <source>Tags that all %n selected runs share, separated by commas:</source>
        <translation>
            <numerusform>Etiquetas que comparte la ejecución seleccionada, separadas por comas:</numerusform>
            <numerusform>Etiquetas que comparten las %n ejecuciones seleccionadas, separadas por comas:</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide Runs</source>
        <translation>Ocultar ejecuciones</translation>
    </message>
    <message>
        <source>Show Runs</source>
        <translation>Mostrar ejecuciones</translation>
    </message>
    <message>
        <source>&amp;Show Selected Runs</source>
        <translation>M&amp;ostrar las ejecuciones seleccionadas</translation>
    </message>
    <message>
        <source>Show these runs in tables and charts again</source>
        <translation>Vuelve a mostrar estas ejecuciones en tablas y gráficos</translation>
    </message>
    <message>
        <source>&amp;Show Hidden Runs (%1)</source>
        <translation>Mo&amp;strar las ejecuciones ocultas (%1)</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunLegend</name>
    <message>
        <source>Legend: colours of the runs by α</source>
        <translation>Leyenda: colores de las ejecuciones según α</translation>
    </message>
    <message>
        <source>%1 (N = %2)</source>
        <translation>%1 (N = %2)</translation>
    </message>
    <message>
        <source>Curves of %1</source>
        <translation>Curvas de %1</translation>
    </message>
    <message numerus="yes">
        <source>Shows or hides the curves of %1. The shades, from full to pale, are its %n repeat(s); N counts those that are drawn.</source>
        <translation>
            <numerusform>Muestra u oculta las curvas de %1. Los tonos, de intenso a pálido, son su %n repetición; N cuenta las dibujadas.</numerusform>
            <numerusform>Muestra u oculta las curvas de %1. Los tonos, de intenso a pálido, son sus %n repeticiones; N cuenta las dibujadas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ColumnVisibility</name>
    <message>
        <source>Hyperparameters</source>
        <translation>Hiperparámetros</translation>
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
        <source>Estimated from the latest epochs</source>
        <translation>Estimado a partir de las últimas épocas</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>stopped early, %1</source>
        <translation>paró antes, %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>The experiment&apos;s folder</source>
        <translation>La carpeta del experimento</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>Best accuracy against the baseline run&apos;s, in percentage points</source>
        <translation>Mejor exactitud frente a la de la ejecución de referencia, en puntos porcentuales</translation>
    </message>
    <message>
        <source>Δ best</source>
        <translation>Δ mejor</translation>
    </message>
    <message>
        <source>Seconds that all epochs took, evaluation included</source>
        <translation>Segundos que duraron todas las épocas, evaluación incluida</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>All α of a repeat share it</source>
        <translation>La comparten todos los α de una repetición</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The run&apos;s folder, or the name you gave it</source>
        <translation>La carpeta de la ejecución, o el nombre que le diste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Words of yours, separated by commas</source>
        <translation>Palabras tuyas, separadas por comas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Whatever you want to remember of the run</source>
        <translation>Lo que quieras recordar de la ejecución</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>imported from %1</source>
        <translation>importada de %1</translation>
    </message>
    <message>
        <source>Device, whether the run ended before its last epoch, why it failed, or where it was imported from</source>
        <translation>Dispositivo, si la ejecución acabó antes de su última época, por qué falló o de dónde se importó</translation>
    </message>
</context>
<context>
    <name>retort::ui::SampleJob</name>
    <message>
        <source>Training a small teacher…</source>
        <translation>Entrenando un maestro pequeño…</translation>
    </message>
    <message>
        <source>Drawing the sample images…</source>
        <translation>Dibujando las imágenes de muestra…</translation>
    </message>
</context>
<context>
    <name>retort::ui::SampleSetup</name>
    <message>
        <source>The sample is ready: Setup is filled in, and Start trains six students.</source>
        <translation>La muestra está lista: la configuración está rellena, y «Iniciar» entrena seis estudiantes.</translation>
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
    <name>retort::ui::InputPreviewPage</name>
    <message>
        <source>Images as stored, and as the network sees them</source>
        <translation>Imágenes tal como están guardadas y como las ve la red</translation>
    </message>
    <message>
        <source>Choose a data set in Setup, to see here what a network is fed with.</source>
        <translation>Elija un conjunto de datos en Configuración para ver aquí lo que recibe una red.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Whether images are shown as in training or as in validation</source>
        <translation>Si las imágenes se muestran como en el entrenamiento o como en la validación</translation>
    </message>
    <message>
        <source>Training or validation</source>
        <translation>Entrenamiento o validación</translation>
    </message>
    <message>
        <source>The class whose images are shown</source>
        <translation>La clase cuyas imágenes se muestran</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>The first of the epochs that are shown</source>
        <translation>La primera de las épocas que se muestran</translation>
    </message>
    <message>
        <source>From epoch</source>
        <translation>Desde la época</translation>
    </message>
    <message>
        <source>Other images</source>
        <translation>Otras imágenes</translation>
    </message>
    <message>
        <source>Shows the next images of this class</source>
        <translation>Muestra las siguientes imágenes de esta clase</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>Leyendo imágenes…</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Época %1</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Vista %1</translation>
    </message>
    <message>
        <source>%1 × %2 pixels from (%3, %4) of %5 × %6</source>
        <translation>%1 × %2 píxeles desde (%3, %4) de %5 × %6</translation>
    </message>
    <message>
        <source>Mirrored left to right</source>
        <translation>Reflejada de izquierda a derecha</translation>
    </message>
    <message>
        <source>Values from %1 to %2</source>
        <translation>Valores de %1 a %2</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardada</translation>
    </message>
    <message>
        <source>Unreadable: %1</source>
        <translation>Ilegible: %1</translation>
    </message>
    <message>
        <source>Values fed: %1 to %2. The pictures are shown with the normalisation undone.</source>
        <translation>Valores que recibe: de %1 a %2. Las imágenes se muestran con la normalización deshecha.</translation>
    </message>
    <message>
        <source>ImageNet normalisation</source>
        <translation>normalización de ImageNet</translation>
    </message>
    <message>
        <source>CIFAR-10 normalisation</source>
        <translation>normalización de CIFAR-10</translation>
    </message>
    <message>
        <source>CIFAR-100 normalisation</source>
        <translation>normalización de CIFAR-100</translation>
    </message>
    <message>
        <source>normalised to −1 … 1</source>
        <translation>normalizadas a −1 … 1</translation>
    </message>
    <message>
        <source>not normalised</source>
        <translation>sin normalizar</translation>
    </message>
    <message>
        <source>centre crop</source>
        <translation>recorte central</translation>
    </message>
    <message>
        <source>random resized crop, flip</source>
        <translation>recorte aleatorio reescalado, reflejo</translation>
    </message>
    <message>
        <source>random crop after padding, flip</source>
        <translation>recorte aleatorio con relleno, reflejo</translation>
    </message>
    <message>
        <source>not augmented: centre crop</source>
        <translation>sin aumento: recorte central</translation>
    </message>
    <message>
        <source>%1 × %1, %2, %3</source>
        <translation>%1 × %1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views per image</source>
        <translation>
            <numerusform>%Ln vista por imagen</numerusform>
            <numerusform>%Ln vistas por imagen</numerusform>
        </translation>
    </message>
    <message>
        <source>fresh views every epoch</source>
        <translation>vistas nuevas en cada época</translation>
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
    <message>
        <source>Measuring how long it will take…</source>
        <translation>Midiendo cuánto tardará…</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, unos %2</translation>
    </message>
    <message>
        <source>Stop after the current batch; what is trained so far is kept</source>
        <translation>Detener tras el lote actual; lo entrenado hasta ahora se conserva</translation>
    </message>
</context>
<context>
    <name>retort::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Buscar atajos</translation>
    </message>
    <message>
        <source>Shows only the lines that hold these words</source>
        <translation>Muestra solo las líneas que contienen estas palabras</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>+ and −</source>
        <translation>+ y −</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>In a chart: see less, or more, of the x axis</source>
        <translation>En un gráfico: ver menos o más del eje x</translation>
    </message>
    <message>
        <source>← and →</source>
        <translation>← y →</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>In a chart: go along the x axis</source>
        <translation>En un gráfico: recorrer el eje x</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>In a chart: see all of it again</source>
        <translation>En un gráfico: verlo entero de nuevo</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>In a chart: hold the crosshair where it is; Escape frees it</source>
        <translation>En un gráfico: fijar la cruz donde está; Escape la suelta</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Puts the sheet on the clipboard, to be printed or kept</source>
        <translation>Pone la hoja en el portapapeles, para imprimirla o guardarla</translation>
    </message>
</context>
<context>
    <name>retort::ui::StudentExport</name>
    <message>
        <source>Written: %1, %2; read back, its logits differ by at most %3 on %4 images</source>
        <translation>Escrito: %1, %2; al volver a leerlo, sus logits difieren como máximo en %3 en %4 imágenes</translation>
    </message>
    <message>
        <source>PyTorch state_dict (*.pth)</source>
        <translation>state_dict de PyTorch (*.pth)</translation>
    </message>
    <message>
        <source>safetensors (*.safetensors)</source>
        <translation>safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>TorchScript (*.ts)</source>
        <translation>TorchScript (*.ts)</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
</context>
<context>
    <name>retort::ui::StudentPage</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copiar como Markdown</translation>
    </message>
    <message>
        <source>A training runs: times measured now would be disturbed.</source>
        <translation>Hay un entrenamiento en marcha: los tiempos medidos ahora saldrían alterados.</translation>
    </message>
    <message>
        <source>Copies the card for a spreadsheet</source>
        <translation>Copia la ficha para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Copy the student card</source>
        <translation>Copiar la ficha del estudiante</translation>
    </message>
    <message>
        <source>Copies the card as a Markdown table</source>
        <translation>Copia la ficha como tabla de Markdown</translation>
    </message>
    <message>
        <source>Student card: student, teacher and ratio</source>
        <translation>Ficha del estudiante: estudiante, maestro y proporción</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arquitectura</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Tamaño del archivo</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Multiplicaciones y sumas</translation>
    </message>
    <message>
        <source>Latency, 1 image</source>
        <translation>Latencia, 1 imagen</translation>
    </message>
    <message>
        <source>Latency, 32 images</source>
        <translation>Latencia, 32 imágenes</translation>
    </message>
    <message>
        <source>Accuracy (kept)</source>
        <translation>Exactitud (conservada)</translation>
    </message>
    <message numerus="yes">
        <source>Images of %1 × %1 pixels; median times on the CPU with %n thread(s).</source>
        <translation>
            <numerusform>Imágenes de %1 × %1 píxeles; medianas de tiempo en la CPU con %n hilo.</numerusform>
            <numerusform>Imágenes de %1 × %1 píxeles; medianas de tiempo en la CPU con %n hilos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without the teacher: %1</source>
        <translation>Sin el maestro: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Measure latency</source>
        <translation>Medir la latencia</translation>
    </message>
    <message>
        <source>Ends the measurement without a result</source>
        <translation>Termina la medición sin resultado</translation>
    </message>
    <message>
        <source>Counts and times what student and teacher need for an image</source>
        <translation>Cuenta y cronometra lo que estudiante y maestro necesitan para una imagen</translation>
    </message>
    <message>
        <source>Open an experiment, or train one: after a run&apos;s first epoch, this shows what its student costs beside the teacher.</source>
        <translation>Abra un experimento o entrene uno: tras la primera época de una ejecución, aquí se ve lo que cuesta su estudiante junto al maestro.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Press Measure latency to see size, work and time of the student beside its teacher.</source>
        <translation>Pulse «Medir la latencia» para ver tamaño, trabajo y tiempo del estudiante junto a su maestro.</translation>
    </message>
    <message>
        <source>The run has newer weights than those that were measured.</source>
        <translation>La ejecución tiene pesos más recientes que los que se midieron.</translation>
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
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>Last epoch:
%1</source>
        <translation>Última época:
%1</translation>
    </message>
    <message>
        <source>Best epoch:
%1</source>
        <translation>Mejor época:
%1</translation>
    </message>
</context>
<context>
    <name>retort::ui::TrainingNotifier</name>
    <message numerus="yes">
        <source>%1 of %n run(s) are done.</source>
        <translation>
            <numerusform>Terminada %1 de %n ejecución.</numerusform>
            <numerusform>Terminadas %1 de %n ejecuciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>Falló %n.</numerusform>
            <numerusform>Fallaron %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Best: %1, %2.</source>
        <translation>La mejor: %1, %2.</translation>
    </message>
    <message>
        <source>Notify at the &amp;End</source>
        <translation>Avisar al &amp;final</translation>
    </message>
    <message>
        <source>Show a notification of the desktop when a training ends while the window is not in front</source>
        <translation>Muestra un aviso del escritorio cuando un entrenamiento acaba sin la ventana delante</translation>
    </message>
    <message>
        <source>Training has ended: %1</source>
        <translation>El entrenamiento ha acabado: %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ValuesModel</name>
    <message>
        <source>Δ %1</source>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Curva</translation>
    </message>
</context>
<context>
    <name>retort::ui::ValuesPanel</name>
    <message>
        <source>Values under the crosshair</source>
        <translation>Valores bajo la cruz</translation>
    </message>
    <message>
        <source>Values of all curves under the crosshair; Ctrl+C copies them</source>
        <translation>Valores de todas las curvas bajo la cruz; Ctrl+C los copia</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copies the selected rows, or all of them</source>
        <translation>Copia las filas elegidas, o todas</translation>
    </message>
    <message>
        <source>Move the mouse over a chart, or press P in one, to read its curves here.</source>
        <translation>Mueva el ratón sobre un gráfico, o pulse P en él, para leer aquí sus curvas.</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Tras %1</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Época %1</translation>
    </message>
    <message>
        <source>%1, pinned (Escape frees it)</source>
        <translation>%1, fijada (Escape la suelta)</translation>
    </message>
</context>
<context>
    <name>retort::ui::WeightsOffer</name>
    <message>
        <source>Cancel the download</source>
        <translation>Cancelar la descarga</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>Descargar %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Welcome to Retort</source>
        <translation>Bienvenido a Retort</translation>
    </message>
    <message>
        <source>Train small students from a large teacher, and compare what each α gives.</source>
        <translation>Entrene estudiantes pequeños con un maestro grande y compare lo que da cada α.</translation>
    </message>
    <message>
        <source>Draws a small data set, trains a teacher on it in a minute or two, and fills Setup in</source>
        <translation>Dibuja un pequeño conjunto de datos, entrena en él un maestro en un minuto o dos y rellena la configuración</translation>
    </message>
    <message>
        <source>Shows a folder of results, and follows it while it grows</source>
        <translation>Muestra una carpeta de resultados y la sigue mientras crece</translation>
    </message>
    <message>
        <source>Begins in Setup: a folder of images, a teacher, a student</source>
        <translation>Empieza en la configuración: una carpeta de imágenes, un maestro, un estudiante</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop here; what is done so far is kept and gone on with next time</source>
        <translation>Detener aquí; lo hecho hasta ahora se conserva y se continúa la próxima vez</translation>
    </message>
    <message>
        <source>Cancel the sample</source>
        <translation>Cancelar la muestra</translation>
    </message>
    <message>
        <source>Progress of the sample</source>
        <translation>Progreso de la muestra</translation>
    </message>
    <message>
        <source>How far the sample is</source>
        <translation>Cuánto se ha preparado de la muestra</translation>
    </message>
    <message>
        <source>&amp;Recent experiments</source>
        <translation>Experimentos &amp;recientes</translation>
    </message>
    <message>
        <source>Recent experiments</source>
        <translation>Experimentos recientes</translation>
    </message>
    <message>
        <source>Enter or a double click opens the experiment</source>
        <translation>Intro o un doble clic abre el experimento</translation>
    </message>
</context>
<context>
    <name>retort::ui::Workspace</name>
    <message>
        <source>%1 is open already.</source>
        <translation>%1 ya está abierto.</translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message>
        <source>%1 pp</source>
        <translation>%1 pp</translation>
    </message>
</context>
</TS>
