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
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
</context>
<context>
    <name>ChartMenu</name>
    <message>
        <source>&amp;Y Axis of This Chart</source>
        <translation>Eje &amp;Y de este gráfico</translation>
    </message>
    <message>
        <source>Shares go from 0 to 100 % in even steps</source>
        <translation>Las proporciones van de 0 a 100 % en pasos iguales</translation>
    </message>
    <message>
        <source>How values go up this chart</source>
        <translation>Cómo suben los valores en este gráfico</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automático</translation>
    </message>
    <message>
        <source>Logarithmic where trained values span powers of ten</source>
        <translation>Logarítmico donde los valores entrenados abarcan potencias de diez</translation>
    </message>
    <message>
        <source>&amp;Linear</source>
        <translation>&amp;Lineal</translation>
    </message>
    <message>
        <source>Even steps</source>
        <translation>Pasos iguales</translation>
    </message>
    <message>
        <source>L&amp;ogarithmic</source>
        <translation>L&amp;ogarítmico</translation>
    </message>
    <message>
        <source>Powers of ten; values ≤ 0 cannot be shown</source>
        <translation>Potencias de diez; los valores ≤ 0 no se pueden mostrar</translation>
    </message>
    <message>
        <source>There are no values yet</source>
        <translation>Aún no hay valores</translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation>&amp;Copiar imagen</translation>
    </message>
    <message>
        <source>Puts this chart on the clipboard as it is exported</source>
        <translation>Pone este gráfico en el portapapeles tal como se exporta</translation>
    </message>
    <message>
        <source>Copy &amp;Data</source>
        <translation>Copiar &amp;datos</translation>
    </message>
    <message>
        <source>Puts the values of all curves on the clipboard as a table</source>
        <translation>Pone los valores de todas las curvas en el portapapeles como tabla</translation>
    </message>
    <message>
        <source>&amp;Reset Zoom</source>
        <translation>&amp;Restablecer zoom</translation>
    </message>
    <message>
        <source>Show the full range of every chart</source>
        <translation>Mostrar el rango completo de todos los gráficos</translation>
    </message>
    <message>
        <source>Show &amp;All Charts</source>
        <translation>Mostrar &amp;todos los gráficos</translation>
    </message>
    <message>
        <source>&amp;Maximise</source>
        <translation>&amp;Maximizar</translation>
    </message>
    <message>
        <source>A double click does the same</source>
        <translation>Un doble clic hace lo mismo</translation>
    </message>
    <message>
        <source>&amp;Hide This Chart</source>
        <translation>&amp;Ocultar este gráfico</translation>
    </message>
    <message>
        <source>It comes back in the menu View</source>
        <translation>Vuelve con el menú Ver</translation>
    </message>
    <message>
        <source>One chart has to stay</source>
        <translation>Tiene que quedar un gráfico</translation>
    </message>
</context>
<context>
    <name>CompareAxis</name>
    <message>
        <source>α (1: labels only, 0: teacher only)</source>
        <translation>α (1: solo etiquetas, 0: solo maestro)</translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1 (logarítmica)</translation>
    </message>
</context>
<context>
    <name>CompareFigure</name>
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
        <source>one repeat</source>
        <translation>una repetición</translation>
    </message>
    <message>
        <source>%1 by %2 and %3</source>
        <translation>%1 por %2 y %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 – %4</source>
        <translation>%1, %2, %3 – %4</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <translation>%1, %2 – %3</translation>
    </message>
</context>
<context>
    <name>ComparePicture</name>
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
    <message>
        <source>No distillation</source>
        <translation>Sin destilación</translation>
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
    <name>GroupTitles</name>
    <message>
        <source>repeat %1</source>
        <translation>repetición %1</translation>
    </message>
    <message>
        <source>%1, repeat %2</source>
        <translation>%1, repetición %2</translation>
    </message>
</context>
<context>
    <name>HeatPicture</name>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n punto</numerusform>
            <numerusform>%n puntos</numerusform>
        </translation>
    </message>
    <message>
        <source>N = %1</source>
        <translation>N = %1</translation>
    </message>
    <message>
        <source>%1 by %2 and %3</source>
        <translation>%1 por %2 y %3</translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message>
        <source>%1 pp</source>
        <translation>%1 pp</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Resume (%1 left)</source>
        <translation>Reanudar (quedan %1)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Start as New Copy</source>
        <translation>Iniciar como copia nueva</translation>
    </message>
    <message>
        <source>Nothing Left to Do</source>
        <translation>No queda nada por hacer</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
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
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
</context>
<context>
    <name>ParameterText</name>
    <message>
        <source>Range: greater than %1, up to %2</source>
        <translation>Intervalo: mayor que %1, hasta %2</translation>
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
    <message>
        <source>Several values, separated by commas, are trained each</source>
        <translation>Varios valores, separados por comas, se entrenan cada uno</translation>
    </message>
</context>
<context>
    <name>PointText</name>
    <message>
        <source>α %1, repeat %2</source>
        <translation>α %1, repetición %2</translation>
    </message>
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
    <message>
        <source>%1, … (%2)</source>
        <translation>%1, … (%2)</translation>
    </message>
    <message>
        <source>%1 (assumed; not stated in the file)</source>
        <translation>%1 (supuesto; no consta en el archivo)</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Tamaño del archivo</translation>
    </message>
    <message>
        <source>Data type</source>
        <translation>Tipo de datos</translation>
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
        <source>Key in the file</source>
        <translation>Clave en el archivo</translation>
    </message>
    <message>
        <source>Also matches</source>
        <translation>También coincide con</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
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
        <source>Per epoch</source>
        <translation>Por época</translation>
    </message>
    <message>
        <source>Per run</source>
        <translation>Por ejecución</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Todas las ejecuciones</translation>
    </message>
    <message>
        <source>Batch preparation per epoch</source>
        <translation>Preparación de lotes por época</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Memoria máxima</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Puntos de control</translation>
    </message>
    <message>
        <source>Available memory</source>
        <translation>Memoria disponible</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
    <message>
        <source>Teacher logits on disk</source>
        <translation>Logits del maestro en disco</translation>
    </message>
    <message>
        <source> · %1 for testing (%2)</source>
        <translation> · %1 de prueba (%2)</translation>
    </message>
    <message>
        <source>%1 classes · %2 images (%3)</source>
        <translation>%1 clases · %2 imágenes (%3)</translation>
    </message>
    <message>
        <source>Resized side</source>
        <translation>Lado redimensionado</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolación</translation>
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
        <source>%1 could not be moved to the trash.</source>
        <translation>No se pudo mover %1 a la papelera.</translation>
    </message>
    <message>
        <source>%1 exists again, so the older one stays in the trash: %2</source>
        <translation>%1 existe de nuevo, así que la anterior se queda en la papelera: %2</translation>
    </message>
    <message>
        <source>%1 could not be restored from the trash: %2</source>
        <translation>No se pudo restaurar %1 de la papelera: %2</translation>
    </message>
</context>
<context>
    <name>RunDimension</name>
    <message>
        <source>%1 (M)</source>
        <translation>%1 (M)</translation>
    </message>
    <message>
        <source>%1 (MB)</source>
        <translation>%1 (MB)</translation>
    </message>
    <message>
        <source>%1 (ms)</source>
        <translation>%1 (ms)</translation>
    </message>
</context>
<context>
    <name>ScatterPicture</name>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
</context>
<context>
    <name>ShownRuns</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
        <source>Follow the &amp;System</source>
        <translation>Según el &amp;sistema</translation>
    </message>
    <message>
        <source>Use the light or dark theme of the desktop</source>
        <translation>Usar el tema claro u oscuro del escritorio</translation>
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
        <source>%1 is too large: image files may have up to 1 GiB.</source>
        <translation>%1 es demasiado grande: los archivos de imagen pueden ocupar hasta 1 GiB.</translation>
    </message>
    <message>
        <source>%1 is too large: it has %2×%3 pixels; at most %4 pixels are accepted.</source>
        <translation>%1 es demasiado grande: tiene %2×%3 píxeles; se aceptan como máximo %4.</translation>
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
        <source>%1 contains no images for the class %2. Image files end in %3.</source>
        <translation>%1 no contiene imágenes de la clase %2. Los archivos de imagen terminan en %3.</translation>
    </message>
    <message>
        <source>%1 contains no class folders. It needs one folder per class, at least two.</source>
        <translation>%1 no contiene carpetas de clases. Se necesita una carpeta por clase, al menos dos.</translation>
    </message>
    <message>
        <source>%1 contains only one class (%2). At least two are needed.</source>
        <translation>%1 contiene una sola clase (%2). Se necesitan al menos dos.</translation>
    </message>
    <message>
        <source>train and %1 contain different classes: only in train: %2; only in %1: %3.</source>
        <translation>train y %1 contienen clases distintas: solo en train: %2; solo en %1: %3.</translation>
    </message>
    <message>
        <source>train and %1 contain different classes: only in train: %2.</source>
        <translation>train y %1 contienen clases distintas: solo en train: %2.</translation>
    </message>
    <message>
        <source>train and %1 contain different classes: only in %1: %2.</source>
        <translation>train y %1 contienen clases distintas: solo en %1: %2.</translation>
    </message>
    <message>
        <source>The data folder %1 does not exist.</source>
        <translation>La carpeta de datos %1 no existe.</translation>
    </message>
    <message>
        <source>%1 is a file. Choose a folder that contains train and val, each with one folder per class.</source>
        <translation>%1 es un archivo. Elija una carpeta que contenga train y val, cada una con una carpeta por clase.</translation>
    </message>
    <message>
        <source>%1 is truncated: the file ends before the image does.</source>
        <translation>%1 está truncado: el archivo termina antes que la imagen.</translation>
    </message>
    <message>
        <source>%1 is a GIF image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.</source>
        <translation>%1 es una imagen GIF. Se aceptan JPEG, PNG, BMP, PNM, TIFF y WebP.</translation>
    </message>
    <message>
        <source>%1 is not a supported image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.</source>
        <translation>%1 no es una imagen admitida. Se aceptan JPEG, PNG, BMP, PNM, TIFF y WebP.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 está vacío.</translation>
    </message>
    <message>
        <source>%1 declares an image without pixels (%2×%3).</source>
        <translation>%1 declara una imagen sin píxeles (%2×%3).</translation>
    </message>
    <message>
        <source>%1 is too large for the available memory.</source>
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
        <source>%1 is a file. The sample needs a new or empty folder.</source>
        <translation>%1 es un archivo. La muestra necesita una carpeta nueva o vacía.</translation>
    </message>
    <message>
        <source>The folder %1 is not empty. The sample needs a new or empty folder.</source>
        <translation>La carpeta %1 no está vacía. La muestra necesita una carpeta nueva o vacía.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created: %2.</source>
        <translation>No se puede crear la carpeta %1: %2.</translation>
    </message>
    <message>
        <source>Unknown normalisation “%1”. Accepted are %2.</source>
        <translation>Normalización desconocida: «%1». Se aceptan %2.</translation>
    </message>
    <message>
        <source>Unknown augmentation “%1”. Accepted are auto, resized-crop, padded-crop and none.</source>
        <translation>Aumento de datos desconocido: «%1». Se aceptan auto, resized-crop, padded-crop y none.</translation>
    </message>
    <message>
        <source>The image size must be from 1 to 4096, not %1.</source>
        <translation>El tamaño de imagen debe estar entre 1 y 4096, no %1.</translation>
    </message>
    <message>
        <source>unknown device “%1”; accepted are auto, cpu, cuda and cuda:N</source>
        <translation>dispositivo desconocido: «%1»; se aceptan auto, cpu, cuda y cuda:N</translation>
    </message>
    <message>
        <source>the device %1 is not available; number of CUDA devices found: %2</source>
        <translation>el dispositivo %1 no está disponible; dispositivos CUDA encontrados: %2</translation>
    </message>
    <message>
        <source>it contains no weights; accepted are the weights of %1</source>
        <translation>no contiene pesos; se aceptan los pesos de %1</translation>
    </message>
    <message>
        <source>the weights do not match any known architecture, and none of the tensor names is known (the first is “%1”). Accepted are %2, with any number of classes</source>
        <translation>los pesos no corresponden a ninguna arquitectura conocida, y no se conoce ningún nombre de tensor (el primero es «%1»). Se aceptan %2, con cualquier número de clases</translation>
    </message>
    <message>
        <source>the weights do not match any known architecture. The closest is %1, with these differences (− missing, + unexpected, ≠ different shape): %2. Accepted are %3, with any number of classes</source>
        <translation>los pesos no corresponden a ninguna arquitectura conocida. La más cercana es %1, con estas diferencias (− falta, + sobra, ≠ otra forma): %2. Se aceptan %3, con cualquier número de clases</translation>
    </message>
    <message>
        <source>unknown architecture “%1”; accepted are %2</source>
        <translation>arquitectura desconocida: «%1»; se aceptan %2</translation>
    </message>
    <message>
        <source>a model needs at least 1 class, not %1</source>
        <translation>un modelo necesita al menos 1 clase, no %1</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s optimizer state does not fit the model at %1</source>
        <translation>el estado del optimizador del punto de control no encaja en el modelo en %1</translation>
    </message>
    <message>
        <source>the weights do not fit the model: missing %1</source>
        <translation>los pesos no encajan en el modelo: falta %1</translation>
    </message>
    <message>
        <source>the weights do not fit the model: unexpected %1</source>
        <translation>los pesos no encajan en el modelo: sobra %1</translation>
    </message>
    <message>
        <source>the weights do not fit the model: different shape of %1</source>
        <translation>los pesos no encajan en el modelo: forma distinta de %1</translation>
    </message>
    <message>
        <source>a training batch has no teacher logits, which α &lt; 1 requires</source>
        <translation>un lote de entrenamiento no tiene logits del maestro, que α &lt; 1 requiere</translation>
    </message>
    <message>
        <source>the model %1 has %2 classes, but the data set %3 has %4</source>
        <translation>el modelo %1 tiene %2 clases, pero el conjunto de datos %3 tiene %4</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Evaluando</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>no es un objeto JSON</translation>
    </message>
    <message>
        <source>the value of “%1” has the wrong type: %2</source>
        <translation>el valor de «%1» tiene un tipo incorrecto: %2</translation>
    </message>
    <message>
        <source>the key “%1” is missing</source>
        <translation>falta la clave «%1»</translation>
    </message>
    <message>
        <source>its schema %1 is newer than the latest one this version of Retort supports (%2)</source>
        <translation>su esquema %1 es más nuevo que el último que admite esta versión de Retort (%2)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>no se puede escribir %1: %2</translation>
    </message>
    <message>
        <source>another process or window is writing to %1</source>
        <translation>otro proceso u otra ventana está escribiendo en %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 and %2 both have α = %3 and repeat %4; both are counted</source>
        <translation>%1 y %2 tienen ambas α = %3 y repetición %4; se cuentan las dos</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 no es una carpeta</translation>
    </message>
    <message>
        <source>%1 is not an experiment: it contains neither experiment.json nor runs/</source>
        <translation>%1 no es un experimento: no contiene ni experiment.json ni runs/</translation>
    </message>
    <message>
        <source>the folder %1 cannot be created: %2</source>
        <translation>no se puede crear la carpeta %1: %2</translation>
    </message>
    <message>
        <source>%1 is not empty; choose a new or empty folder</source>
        <translation>%1 no está vacía; elija una carpeta nueva o vacía</translation>
    </message>
    <message>
        <source>must be a whole number, not “%1”</source>
        <translation>debe ser un número entero, no «%1»</translation>
    </message>
    <message>
        <source>must be a number, not “%1”</source>
        <translation>debe ser un número, no «%1»</translation>
    </message>
    <message>
        <source>must be true or false, not “%1”</source>
        <translation>debe ser true o false, no «%1»</translation>
    </message>
    <message>
        <source>must be greater than %2 and at most %3, not %1</source>
        <translation>debe ser mayor que %2 y como máximo %3, no %1</translation>
    </message>
    <message>
        <source>must be from %2 to %3, not %1</source>
        <translation>debe estar entre %2 y %3, no %1</translation>
    </message>
    <message>
        <source>needs at least one value</source>
        <translation>necesita al menos un valor</translation>
    </message>
    <message>
        <source>contains %1 twice</source>
        <translation>contiene %1 dos veces</translation>
    </message>
    <message>
        <source>must be one of %2, not “%1”</source>
        <translation>debe ser uno de %2, no «%1»</translation>
    </message>
    <message>
        <source>a folder is required</source>
        <translation>se requiere una carpeta</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>la carpeta %1 no existe</translation>
    </message>
    <message>
        <source>a file is required</source>
        <translation>se requiere un archivo</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>el archivo %1 no existe</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 no es un archivo</translation>
    </message>
    <message>
        <source>%1 cannot be read: permission denied</source>
        <translation>no se puede leer %1: permiso denegado</translation>
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
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Side of the network&apos;s input images in pixels; 0 uses the size at which the teacher&apos;s architecture is usually trained.</source>
        <translation>Lado de las imágenes de entrada de la red en píxeles; 0 usa el tamaño con el que suele entrenarse la arquitectura del maestro.</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Mean and standard deviation used to normalise each channel; must be those the teacher was trained with.</source>
        <translation>Media y desviación estándar con que se normaliza cada canal; deben ser aquellas con las que se entrenó el maestro.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>Augmentation of training images: random resized crop and flip, padded crop and flip, or none; auto uses the padded crop for images of up to 64 pixels.</source>
        <translation>Aumento de las imágenes de entrenamiento: recorte aleatorio reescalado y reflejo, recorte con relleno y reflejo, o ninguno; auto usa el recorte con relleno para imágenes de hasta 64 píxeles.</translation>
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
        <source>Weights of the labels, separated by commas: loss = α · cross entropy + (1 − α) · distillation. α = 1 is cross entropy only, α = 0 distillation only.</source>
        <translation>Pesos de las etiquetas, separados por comas: pérdida = α · entropía cruzada + (1 − α) · destilación. α = 1 es solo entropía cruzada, α = 0 solo destilación.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Repeticiones</translation>
    </message>
    <message>
        <source>Distillation loss</source>
        <translation>Pérdida de destilación</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
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
        <source>Seed of the first repeat; each further repeat adds 1.</source>
        <translation>Semilla de la primera repetición; cada repetición siguiente suma 1.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>auto (the first CUDA device, otherwise the CPU), cpu, cuda or cuda:N.</source>
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
        <source>CPU threads per lane; 0 divides the machine&apos;s cores among the lanes.</source>
        <translation>Hilos de CPU por carril; 0 reparte los núcleos de la máquina entre los carriles.</translation>
    </message>
    <message>
        <source>Image cache (MiB)</source>
        <translation>Caché de imágenes (MiB)</translation>
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
        <source>Computing teacher logits for validation images</source>
        <translation>Calculando logits del maestro para las imágenes de validación</translation>
    </message>
    <message>
        <source>%1 in %2 is for a different number of classes; a new one is trained</source>
        <translation>%1 en %2 es para otro número de clases; se entrena uno nuevo</translation>
    </message>
    <message>
        <source>%1 is too large for a text file (%2 bytes)</source>
        <translation>%1 es demasiado grande para un archivo de texto (%2 bytes)</translation>
    </message>
    <message>
        <source>%1 is damaged: a name in it is longer than %2 bytes</source>
        <translation>%1 está dañado: contiene un nombre de más de %2 bytes</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: it ends in the middle of its data</source>
        <translation>%1 está truncado o dañado: termina en medio de sus datos</translation>
    </message>
    <message>
        <source>%1 contains no state_dict: a dict of tensors is required at the top level or under state_dict, model_state_dict, model, teacher or net; it has: %2</source>
        <translation>%1 no contiene ningún state_dict: se requiere un diccionario de tensores en el nivel superior o bajo state_dict, model_state_dict, model, teacher o net; tiene: %2</translation>
    </message>
    <message>
        <source>%1 contains a single tensor instead of a state_dict</source>
        <translation>%1 contiene un solo tensor en vez de un state_dict</translation>
    </message>
    <message>
        <source>%1 contains no dict; a state_dict is required</source>
        <translation>%1 no contiene ningún diccionario; se requiere un state_dict</translation>
    </message>
    <message>
        <source>%1 is damaged: it contains a tensor without a valid name</source>
        <translation>%1 está dañado: contiene un tensor sin nombre válido</translation>
    </message>
    <message>
        <source>%1 is rejected: it contains more than %2 tensors</source>
        <translation>%1 se rechaza: contiene más de %2 tensores</translation>
    </message>
    <message>
        <source>there is not enough memory to read %1</source>
        <translation>no hay memoria suficiente para leer %1</translation>
    </message>
    <message>
        <source>the tensors of %1 cannot be created: %2</source>
        <translation>no se pueden crear los tensores de %1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>no se puede leer %1: %2</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file</source>
        <translation>%1 es una carpeta, no un archivo</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 no es un archivo normal</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 no existe</translation>
    </message>
    <message>
        <source>%1 was truncated while being read</source>
        <translation>%1 se truncó mientras se leía</translation>
    </message>
    <message>
        <source>%1 is damaged: storage %2 is missing</source>
        <translation>%1 está dañado: falta el almacenamiento %2</translation>
    </message>
    <message>
        <source>%1 uses an unknown version of PyTorch&apos;s legacy format</source>
        <translation>%1 usa una versión desconocida del formato antiguo de PyTorch</translation>
    </message>
    <message>
        <source>%1 was written on a big-endian machine, which is not supported</source>
        <translation>%1 se escribió en una máquina big-endian, lo que no se admite</translation>
    </message>
    <message>
        <source>%1 is damaged: it lists a storage that no tensor uses</source>
        <translation>%1 está dañado: enumera un almacenamiento que ningún tensor usa</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: storage %2 does not have the declared size</source>
        <translation>%1 está truncado o dañado: el almacenamiento %2 no tiene el tamaño declarado</translation>
    </message>
    <message>
        <source>%1 is damaged: it lists storage %2 twice</source>
        <translation>%1 está dañado: enumera dos veces el almacenamiento %2</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not list its storages</source>
        <translation>%1 está dañado: no enumera sus almacenamientos</translation>
    </message>
    <message>
        <source>line %1: the column “epoch” is missing</source>
        <translation>línea %1: falta la columna «epoch»</translation>
    </message>
    <message>
        <source>line %1 has %2 cells, but the header has %3</source>
        <translation>la línea %1 tiene %2 celdas, pero la cabecera tiene %3</translation>
    </message>
    <message>
        <source>line %1, column %2: “%3” is not a valid number here</source>
        <translation>línea %1, columna %2: «%3» no es un número válido aquí</translation>
    </message>
    <message>
        <source>%1 is damaged: the description of %2 in its pickle is invalid</source>
        <translation>%1 está dañado: la descripción de %2 en su pickle no es válida</translation>
    </message>
    <message>
        <source>%1 is damaged: a view extends beyond its storage</source>
        <translation>%1 está dañado: una vista va más allá de su almacenamiento</translation>
    </message>
    <message>
        <source>%1 is rejected: its pickle would need far more memory than its size warrants</source>
        <translation>%1 se rechaza: su pickle necesitaría mucha más memoria de la que su tamaño justifica</translation>
    </message>
    <message>
        <source>%1 is damaged: it declares two sizes for the storage %2</source>
        <translation>%1 está dañado: declara dos tamaños para el almacenamiento %2</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: its pickle is invalid</source>
        <translation>%1 está truncado o dañado: su pickle no es válido</translation>
    </message>
    <message>
        <source>%1 is rejected: its pickle is nested too deeply</source>
        <translation>%1 se rechaza: su pickle está anidado a demasiada profundidad</translation>
    </message>
    <message>
        <source>%1 is a pickle of protocol %2; protocols 2 to 5 are supported</source>
        <translation>%1 es un pickle de protocolo %2; se admiten los protocolos 2 a 5</translation>
    </message>
    <message>
        <source>%1 contains a value of an unsupported kind</source>
        <translation>%1 contiene un valor de un tipo no admitido</translation>
    </message>
    <message>
        <source>%1 contains a dict whose keys are neither strings nor integers</source>
        <translation>%1 contiene un diccionario cuyas claves no son ni cadenas ni enteros</translation>
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
        <source>%1 is damaged: a tensor extends beyond its storage</source>
        <translation>%1 está dañado: un tensor va más allá de su almacenamiento</translation>
    </message>
    <message>
        <source>%1 is damaged: a tensor has different numbers of sizes and strides</source>
        <translation>%1 está dañado: un tensor tiene distinto número de tamaños y de saltos</translation>
    </message>
    <message>
        <source>%1 is damaged: a tensor has a negative size, stride or offset</source>
        <translation>%1 está dañado: un tensor tiene un tamaño, salto o desplazamiento negativo</translation>
    </message>
    <message>
        <source>%1 is rejected: a tensor repeats its storage to an enormous size</source>
        <translation>%1 se rechaza: un tensor repite su almacenamiento hasta un tamaño enorme</translation>
    </message>
    <message>
        <source>%1 is damaged: a tensor starts in the middle of an element</source>
        <translation>%1 está dañado: un tensor empieza en medio de un elemento</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 está vacío</translation>
    </message>
    <message>
        <source>%1 is a tar archive, the format of PyTorch before 0.1.10, which is not supported; load it and save it again with a newer PyTorch</source>
        <translation>%1 es un archivo tar, el formato de PyTorch anterior a 0.1.10, que no se admite; cárguelo y guárdelo de nuevo con un PyTorch más reciente</translation>
    </message>
    <message>
        <source>%1 is a TorchScript archive, which is a program and is not run; save the model&apos;s state_dict instead</source>
        <translation>%1 es un archivo TorchScript, es decir, un programa, y no se ejecuta; guarde en su lugar el state_dict del modelo</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: the zip archive&apos;s directory is invalid</source>
        <translation>%1 está truncado o dañado: el directorio del archivo zip no es válido</translation>
    </message>
    <message>
        <source>%1 is damaged: the zip archive&apos;s two headers of %2 contradict each other</source>
        <translation>%1 está dañado: las dos cabeceras de %2 en el archivo zip se contradicen</translation>
    </message>
    <message>
        <source>%1: the zip archive&apos;s entry %2 is encrypted and cannot be read</source>
        <translation>%1: la entrada %2 del archivo zip está cifrada y no se puede leer</translation>
    </message>
    <message>
        <source>%1: the zip archive&apos;s entry %2 uses an unsupported compression; only stored and deflated entries are supported</source>
        <translation>%1: la entrada %2 del archivo zip usa una compresión no admitida; solo se admiten entradas sin comprimir o con deflate</translation>
    </message>
    <message>
        <source>%1 is damaged: the contents of %2 do not match their checksum (CRC)</source>
        <translation>%1 está dañado: el contenido de %2 no coincide con su suma de comprobación (CRC)</translation>
    </message>
    <message>
        <source>%1 is truncated: the zip archive&apos;s directory is missing at its end</source>
        <translation>%1 está truncado: falta el directorio al final del archivo zip</translation>
    </message>
    <message>
        <source>%1: the zip archive has too many entries (%2)</source>
        <translation>%1: el archivo zip tiene demasiadas entradas (%2)</translation>
    </message>
    <message>
        <source>%1 is damaged: the zip archive has two entries called %2</source>
        <translation>%1 está dañado: el archivo zip tiene dos entradas llamadas %2</translation>
    </message>
    <message>
        <source>%1 is damaged: the zip archive&apos;s entry %2 overlaps other data</source>
        <translation>%1 está dañado: la entrada %2 del archivo zip se solapa con otros datos</translation>
    </message>
    <message>
        <source>%1 is rejected: it would unpack to far more than its own size</source>
        <translation>%1 se rechaza: al descomprimirse ocuparía mucho más que su propio tamaño</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 cannot be unpacked</source>
        <translation>%1 está dañado: no se puede descomprimir %2</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created</source>
        <translation>No se puede crear la carpeta %1</translation>
    </message>
    <message>
        <source>%1 has no epochs to plot</source>
        <translation>%1 no tiene épocas que representar</translation>
    </message>
    <message>
        <source>Training failed: %1</source>
        <translation>El entrenamiento falló: %1</translation>
    </message>
    <message>
        <source>its metrics are invalid</source>
        <translation>sus métricas no son válidas</translation>
    </message>
    <message>
        <source>must be valid UTF-8: other bytes cannot be written to experiment.json</source>
        <translation>debe ser UTF-8 válido: otros bytes no se pueden escribir en experiment.json</translation>
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
        <source>%1 is not a sequence of blocks that can be shortened</source>
        <translation>%1 no es una secuencia de bloques que se pueda acortar</translation>
    </message>
    <message>
        <source>the student belongs to another family (%1) than the teacher (%2)</source>
        <translation>el estudiante pertenece a otra familia (%1) que el maestro (%2)</translation>
    </message>
    <message>
        <source>%1 cannot start from layers of %2: %3. Students that can start from this teacher: %4</source>
        <translation>%1 no puede partir de capas de %2: %3. Estudiantes que pueden partir de este maestro: %4</translation>
    </message>
    <message>
        <source>its head is called %1, not %2</source>
        <translation>su capa de salida se llama %1, no %2</translation>
    </message>
    <message>
        <source>the weights do not match %1. Differences (− missing, + unexpected, ≠ different shape): %2</source>
        <translation>los pesos no corresponden a %1. Diferencias (− falta, + sobra, ≠ otra forma): %2</translation>
    </message>
    <message>
        <source>%1 only accepts images of %2×%2 pixels, not %3×%4</source>
        <translation>%1 solo acepta imágenes de %2×%2 píxeles, no de %3×%4</translation>
    </message>
    <message>
        <source>forward() returns %1 instead of one tensor of logits (images × classes)</source>
        <translation>forward() devuelve %1 en vez de un tensor de logits (imágenes × clases)</translation>
    </message>
    <message>
        <source>for a batch of %1, forward() returns a tensor of %2 with the shape %3 instead of logits (images × classes)</source>
        <translation>para un lote de %1, forward() devuelve un tensor de %2 con la forma %3 en vez de logits (imágenes × clases)</translation>
    </message>
    <message>
        <source>forward() fails on images of shape %1: %2</source>
        <translation>forward() falla con imágenes de forma %1: %2</translation>
    </message>
    <message>
        <source>%1: “%2” is given for the class “%3”, but the classes of %4 have no names; use an index from 0 to %5</source>
        <translation>%1: se indica «%2» para la clase «%3», pero las clases de %4 no tienen nombres; use un índice de 0 a %5</translation>
    </message>
    <message>
        <source>%1: “%2” is given for the class “%3”, but %4 has no class of this name; use a name or an index from 0 to %5</source>
        <translation>%1: se indica «%2» para la clase «%3», pero %4 no tiene ninguna clase con ese nombre; use un nombre o un índice de 0 a %5</translation>
    </message>
    <message>
        <source>%1: the classes “%2” and “%3” have the same output, %4</source>
        <translation>%1: las clases «%2» y «%3» tienen la misma salida, %4</translation>
    </message>
    <message>
        <source>%1 does not map %2 of the %3 classes of the data set: %4</source>
        <translation>%1 no asigna %2 de las %3 clases del conjunto de datos: %4</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes are matched according to %1</source>
        <translation>las clases del maestro se asignan según %1</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes are matched by name, with the names from %1</source>
        <translation>las clases del maestro se asignan por nombre, con los nombres de %1</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes have no names; they are assumed to be those of the data set in sorted order: %1</source>
        <translation>las clases del maestro no tienen nombres; se supone que son las del conjunto de datos en orden alfabético: %1</translation>
    </message>
    <message>
        <source>%1: the classes %2 of the data set are not among its own (%3, from %4), and others are in a different order; provide a class map</source>
        <translation>%1: las clases %2 del conjunto de datos no están entre las suyas (%3, de %4), y otras están en otro orden; proporcione un mapa de clases</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes (%1; from %2) and the data set&apos;s (%3) have different names; they are matched by their order</source>
        <translation>las clases del maestro (%1; de %2) y las del conjunto de datos (%3) tienen nombres distintos; se asignan por su orden</translation>
    </message>
    <message>
        <source>%1 has %2 classes, but the data set %3 has %4; the model must have all of them</source>
        <translation>%1 tiene %2 clases, pero el conjunto de datos %3 tiene %4; el modelo debe tenerlas todas</translation>
    </message>
    <message>
        <source>%1 names %2 classes, but %3 has %4</source>
        <translation>%1 nombra %2 clases, pero %3 tiene %4</translation>
    </message>
    <message>
        <source>%1: the name of a logits file must end in .csv or .safetensors</source>
        <translation>%1: el nombre de un archivo de logits debe terminar en .csv o .safetensors</translation>
    </message>
    <message>
        <source>%1 contains the image %2 twice</source>
        <translation>%1 contiene dos veces la imagen %2</translation>
    </message>
    <message>
        <source>%1 has no logits for %2 of the %3 images of %4: %5</source>
        <translation>%1 no tiene logits de %2 de las %3 imágenes de %4: %5</translation>
    </message>
    <message>
        <source>without a teacher, accepted are random, imagenet or a file</source>
        <translation>sin maestro se aceptan random, imagenet o un archivo</translation>
    </message>
    <message>
        <source>these weights are for %1, but the student is %2</source>
        <translation>estos pesos son de %1, pero el estudiante es %2</translation>
    </message>
    <message>
        <source>Teacher format</source>
        <translation>Formato del maestro</translation>
    </message>
    <message>
        <source>Contents of the teacher file; auto recognises weights and logits. A TorchScript file is a program and is only run if torchscript is chosen, after a trial in a separate process.</source>
        <translation>Contenido del archivo del maestro; auto reconoce pesos y logits. Un archivo TorchScript es un programa y solo se ejecuta si se elige torchscript, tras una prueba en un proceso aparte.</translation>
    </message>
    <message>
        <source>Teacher architecture</source>
        <translation>Arquitectura del maestro</translation>
    </message>
    <message>
        <source>Architecture of the teacher&apos;s weights; auto recognises it from tensor names and shapes.</source>
        <translation>Arquitectura de los pesos del maestro; auto la reconoce por los nombres y formas de los tensores.</translation>
    </message>
    <message>
        <source>Class map</source>
        <translation>Mapa de clases</translation>
    </message>
    <message>
        <source>File that maps each class of the data to a class of the teacher: lines of “class,teacher class or index”, or a JSON object. Without a file, classes are matched by name if names are known, otherwise by sorted order.</source>
        <translation>Archivo que asigna a cada clase de los datos una clase del maestro: líneas «clase,clase o índice del maestro», o un objeto JSON. Sin archivo, las clases se asignan por nombre si se conocen los nombres; si no, por orden alfabético.</translation>
    </message>
    <message>
        <source>Train the last layer only; batch-norm statistics are still updated.</source>
        <translation>Entrenar solo la última capa; las estadísticas de batch norm se siguen actualizando.</translation>
    </message>
    <message>
        <source>%1 is a whole experiment; choose one of its runs, such as %2</source>
        <translation>%1 es un experimento entero; elija una de sus ejecuciones, como %2</translation>
    </message>
    <message>
        <source>the epoch must be best or last, not “%1”</source>
        <translation>la época debe ser best o last, no «%1»</translation>
    </message>
    <message>
        <source>none of the validation images in %1 can be read</source>
        <translation>no se puede leer ninguna de las imágenes de validación de %1</translation>
    </message>
    <message>
        <source>%2 contains no %1; a new one is trained</source>
        <translation>%2 no contiene %1; se entrena uno nuevo</translation>
    </message>
    <message>
        <source>the student starts from layers of the teacher (student ← teacher): %1</source>
        <translation>el estudiante parte de capas del maestro (estudiante ← maestro): %1</translation>
    </message>
    <message>
        <source>%1: %2 of its %3 images are not in the data set and are ignored</source>
        <translation>%1: %2 de sus %3 imágenes no están en el conjunto de datos y se omiten</translation>
    </message>
    <message>
        <source>%1: the TorchScript program cannot be loaded: %2</source>
        <translation>%1: no se puede cargar el programa TorchScript: %2</translation>
    </message>
    <message>
        <source>the program %1, which tests TorchScript files, is neither in %2 nor in ../libexec/retort</source>
        <translation>el programa %1, que prueba los archivos TorchScript, no está ni en %2 ni en ../libexec/retort</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>no se puede iniciar %1: %2</translation>
    </message>
    <message>
        <source>%1: the TorchScript program used up its processor time without a result</source>
        <translation>%1: el programa TorchScript agotó su tiempo de procesador sin dar un resultado</translation>
    </message>
    <message>
        <source>%1: the TorchScript program crashed in its trial run with signal %2 (%3)</source>
        <translation>%1: el programa TorchScript falló en la prueba con la señal %2 (%3)</translation>
    </message>
    <message>
        <source>%1: the TorchScript program ended its trial run without a result, with exit code %2</source>
        <translation>%1: el programa TorchScript terminó la prueba sin dar un resultado, con el código de salida %2</translation>
    </message>
    <message>
        <source>%1: the TorchScript program cannot serve as a teacher: %2</source>
        <translation>%1: el programa TorchScript no puede servir de maestro: %2</translation>
    </message>
    <message>
        <source>%1: the trial run of the TorchScript program gave an invalid result: %2</source>
        <translation>%1: la prueba del programa TorchScript dio un resultado no válido: %2</translation>
    </message>
    <message>
        <source>a pipe cannot be created: %1</source>
        <translation>no se puede crear una tubería: %1</translation>
    </message>
    <message>
        <source>%1: the TorchScript program gave no result within %2 s in its trial run</source>
        <translation>%1: el programa TorchScript no dio un resultado en %2 s en la prueba</translation>
    </message>
    <message>
        <source>%1: using %2</source>
        <translation>%1: se usa %2</translation>
    </message>
    <message>
        <source>Downloading %1, MiB</source>
        <translation>Descargando %1, MiB</translation>
    </message>
    <message>
        <source>%1: downloaded and verified (SHA-256)</source>
        <translation>%1: descargado y verificado (SHA-256)</translation>
    </message>
    <message>
        <source>%1: already present and verified (SHA-256)</source>
        <translation>%1: ya presente y verificado (SHA-256)</translation>
    </message>
    <message>
        <source>the model has %1 classes, but %2 class names are given</source>
        <translation>el modelo tiene %1 clases, pero se dan %2 nombres de clases</translation>
    </message>
    <message>
        <source>there is no image to verify the exported file with</source>
        <translation>no hay ninguna imagen con la que verificar el archivo exportado</translation>
    </message>
    <message>
        <source>the model cannot be exported: its logits are not finite numbers</source>
        <translation>el modelo no se puede exportar: sus logits no son números finitos</translation>
    </message>
    <message>
        <source>%1 was not written, because it cannot be read back: %2</source>
        <translation>no se escribió %1, porque no se puede volver a leer: %2</translation>
    </message>
    <message>
        <source>%1 was not written: read back, it gives %2 values instead of %3</source>
        <translation>no se escribió %1: al volver a leerlo da %2 valores en vez de %3</translation>
    </message>
    <message>
        <source>%1 was not written: read back, its logits differ from the model&apos;s by %2, which is more than %3</source>
        <translation>no se escribió %1: al volver a leerlo, sus logits difieren de los del modelo en %2, más de %3</translation>
    </message>
    <message>
        <source>the ONNX checker rejects the model: %1</source>
        <translation>el verificador de ONNX rechaza el modelo: %1</translation>
    </message>
    <message>
        <source>the model&apos;s operator %1 cannot be exported to ONNX: %2</source>
        <translation>el operador %1 del modelo no se puede exportar a ONNX: %2</translation>
    </message>
    <message>
        <source>the model uses the operator %1, which cannot be exported to ONNX</source>
        <translation>el modelo usa el operador %1, que no se puede exportar a ONNX</translation>
    </message>
    <message>
        <source>the model cannot be traced: %1 depends on the number of images in a way that a graph cannot express</source>
        <translation>el modelo no se puede trazar: %1 depende del número de imágenes de un modo que un grafo no puede expresar</translation>
    </message>
    <message>
        <source>%1 is a safetensors file without tensors</source>
        <translation>%1 es un archivo safetensors sin tensores</translation>
    </message>
    <message>
        <source>%1 is not valid JSON</source>
        <translation>%1 no es JSON válido</translation>
    </message>
    <message>
        <source>%1 has %2 in place of a class name</source>
        <translation>%1 tiene %2 en lugar del nombre de una clase</translation>
    </message>
    <message>
        <source>%1: the index of the class “%2” is %3; every index from 0 to %4 must be used exactly once</source>
        <translation>%1: el índice de la clase «%2» es %3; cada índice de 0 a %4 debe usarse exactamente una vez</translation>
    </message>
    <message>
        <source>%1 must be a JSON list of class names or an object that maps names to indices</source>
        <translation>%1 debe ser una lista JSON de nombres de clases o un objeto que asigne índices a nombres</translation>
    </message>
    <message>
        <source>%1 names %2 classes; the number must be from 1 to %3</source>
        <translation>%1 nombra %2 clases; el número debe estar entre 1 y %3</translation>
    </message>
    <message>
        <source>%1: the name of class %2 is not printable: “%3”</source>
        <translation>%1: el nombre de la clase %2 no se puede mostrar: «%3»</translation>
    </message>
    <message>
        <source>%1 contains the class “%2” twice</source>
        <translation>%1 contiene dos veces la clase «%2»</translation>
    </message>
    <message>
        <source>%1 must be a JSON object that maps the data set&apos;s classes to the teacher&apos;s names or indices</source>
        <translation>%1 debe ser un objeto JSON que asigne a las clases del conjunto de datos los nombres o índices del maestro</translation>
    </message>
    <message>
        <source>%1, line %2 has %3 cells instead of two: a class of the data set and the teacher&apos;s name or index for it</source>
        <translation>%1, la línea %2 tiene %3 celdas en vez de dos: una clase del conjunto de datos y el nombre o índice que le da el maestro</translation>
    </message>
    <message>
        <source>%1, line %2: there is a quote inside a cell; such a cell must be quoted, with inner quotes doubled</source>
        <translation>%1, línea %2: hay una comilla dentro de una celda; esa celda debe ir entre comillas, con las interiores duplicadas</translation>
    </message>
    <message>
        <source>%1, line %2: an opening quote is never closed</source>
        <translation>%1, línea %2: una comilla de apertura nunca se cierra</translation>
    </message>
    <message>
        <source>%1, line %2: there is text after a closing quote</source>
        <translation>%1, línea %2: hay texto después de una comilla de cierre</translation>
    </message>
    <message>
        <source>%1 was changed while being read</source>
        <translation>%1 cambió mientras se leía</translation>
    </message>
    <message>
        <source>%1 has a header but no images</source>
        <translation>%1 tiene cabecera pero ninguna imagen</translation>
    </message>
    <message>
        <source>%1, line %2: the header must be “path,CLASS,CLASS,…” or “path,logit0,logit1,…”</source>
        <translation>%1, línea %2: la cabecera debe ser «path,CLASE,CLASE,…» o «path,logit0,logit1,…»</translation>
    </message>
    <message>
        <source>%1 has %2 columns of logits; at most %3 are accepted</source>
        <translation>%1 tiene %2 columnas de logits; se aceptan %3 como máximo</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: “%4” is not a class name</source>
        <translation>%1, línea %2, columna %3: «%4» no es un nombre de clase</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: the class “%4” is repeated</source>
        <translation>%1, línea %2, columna %3: la clase «%4» está repetida</translation>
    </message>
    <message>
        <source>%1, line %2 has %3 cells, but the header has %4</source>
        <translation>%1, la línea %2 tiene %3 celdas, pero la cabecera tiene %4</translation>
    </message>
    <message>
        <source>%1, line %2, column 1: the path is missing</source>
        <translation>%1, línea %2, columna 1: falta la ruta</translation>
    </message>
    <message>
        <source>%1, line %2: the image %3 is already in line %4</source>
        <translation>%1, línea %2: la imagen %3 ya está en la línea %4</translation>
    </message>
    <message>
        <source>%1, line %2, column %3 (%4): must be a finite number, with a dot before decimals, not “%5”</source>
        <translation>%1, línea %2, columna %3 (%4): debe ser un número finito, con un punto antes de los decimales, no «%5»</translation>
    </message>
    <message>
        <source>%1: “%2” is not a JSON list of strings</source>
        <translation>%1: «%2» no es una lista JSON de cadenas</translation>
    </message>
    <message>
        <source>%1 contains a tensor “logits” but no list “paths” of the images</source>
        <translation>%1 contiene un tensor «logits» pero ninguna lista «paths» de las imágenes</translation>
    </message>
    <message>
        <source>%1: the tensor “logits” must have a row for each of the %2 paths and a column for each class</source>
        <translation>%1: el tensor «logits» debe tener una fila por cada una de las %2 rutas y una columna por clase</translation>
    </message>
    <message>
        <source>%1 contains no logits: it needs a tensor “logits” (images × classes) or one vector per image, all of the same length and named by its path; “%2” is neither</source>
        <translation>%1 no contiene logits: necesita un tensor «logits» (imágenes × clases) o un vector por imagen, todos de igual longitud y con su ruta por nombre; «%2» no es ninguno de ellos</translation>
    </message>
    <message>
        <source>%1 contains no tensors</source>
        <translation>%1 no contiene tensores</translation>
    </message>
    <message>
        <source>%1 contains logits of %2 images and %3 classes</source>
        <translation>%1 contiene logits de %2 imágenes y %3 clases</translation>
    </message>
    <message>
        <source>%1 names %2 classes but contains logits of %3</source>
        <translation>%1 nombra %2 clases, pero contiene logits de %3</translation>
    </message>
    <message>
        <source>%1 contains “%2” twice</source>
        <translation>%1 contiene «%2» dos veces</translation>
    </message>
    <message>
        <source>%1: a logit of %2 is not a finite number</source>
        <translation>%1: un logit de %2 no es un número finito</translation>
    </message>
    <message>
        <source>%1 is rejected: its modules are nested too deeply or shared too often</source>
        <translation>%1 se rechaza: sus módulos están anidados a demasiada profundidad o compartidos demasiadas veces</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: its safetensors header is invalid (%2)</source>
        <translation>%1 está truncado o dañado: su cabecera safetensors no es válida (%2)</translation>
    </message>
    <message>
        <source>%1 is rejected: its safetensors header contains a string of more than %2 bytes</source>
        <translation>%1 se rechaza: su cabecera safetensors contiene una cadena de más de %2 bytes</translation>
    </message>
    <message>
        <source>%1 is damaged: its safetensors header has the key %2 twice</source>
        <translation>%1 está dañado: su cabecera safetensors tiene dos veces la clave %2</translation>
    </message>
    <message>
        <source>%1 is damaged: the size of the tensor %2 does not match its shape</source>
        <translation>%1 está dañado: el tamaño del tensor %2 no corresponde a su forma</translation>
    </message>
    <message>
        <source>%1 declares a safetensors header of %2 bytes; at most %3 are accepted</source>
        <translation>%1 declara una cabecera safetensors de %2 bytes; se aceptan %3 como máximo</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: its safetensors header is longer than the file</source>
        <translation>%1 está truncado o dañado: su cabecera safetensors es más larga que el archivo</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged: the tensor %2 extends beyond the file</source>
        <translation>%1 está truncado o dañado: el tensor %2 va más allá del archivo</translation>
    </message>
    <message>
        <source>%1 is damaged: the tensor %2 overlaps another</source>
        <translation>%1 está dañado: el tensor %2 se solapa con otro</translation>
    </message>
    <message>
        <source>%1 is damaged: there is a gap before the tensor %2</source>
        <translation>%1 está dañado: hay un hueco antes del tensor %2</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 of its bytes belong to no tensor</source>
        <translation>%1 está dañado: %2 de sus bytes no pertenecen a ningún tensor</translation>
    </message>
    <message>
        <source>%1 cannot be written: “%2” is not a valid tensor name</source>
        <translation>no se puede escribir %1: «%2» no es un nombre de tensor válido</translation>
    </message>
    <message>
        <source>%1 cannot be written: the tensor %2 is undefined or has an unsupported dtype</source>
        <translation>no se puede escribir %1: el tensor %2 no está definido o tiene un dtype no admitido</translation>
    </message>
    <message>
        <source>%1 cannot be written: its metadata is not valid UTF-8</source>
        <translation>no se puede escribir %1: sus metadatos no son UTF-8 válido</translation>
    </message>
    <message>
        <source>%1 contains an object of the class %2 without any weights</source>
        <translation>%1 contiene un objeto de la clase %2 sin ningún peso</translation>
    </message>
    <message>
        <source>%1 is a text file; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo de texto; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 is in an unknown format; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 está en un formato desconocido; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: the server returned HTTP status %2. You can download the file yourself and save it as %3</source>
        <translation>no se pudo descargar %1: el servidor devolvió el estado HTTP %2. Puede descargar el archivo usted mismo y guardarlo como %3</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. The %3 bytes received are kept for the next attempt</source>
        <translation>no se puede escribir %1: %2. Los %3 bytes recibidos se conservan para el próximo intento</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: %2. The %3 bytes received are kept in %4, and the next attempt continues from there</source>
        <translation>no se pudo descargar %1: %2. Los %3 bytes recibidos se conservan en %4, y el próximo intento continúa desde ahí</translation>
    </message>
    <message>
        <source>%1 could not be downloaded: %2. You can download the file yourself and save it as %3</source>
        <translation>no se pudo descargar %1: %2. Puede descargar el archivo usted mismo y guardarlo como %3</translation>
    </message>
    <message>
        <source>the download from %1 is not %2: its SHA-256 begins with %3. It was deleted</source>
        <translation>la descarga de %1 no es %2: su SHA-256 empieza por %3. Se ha eliminado</translation>
    </message>
    <message>
        <source>an architecture is required, as in imagenet:resnet50; ImageNet weights exist for %1</source>
        <translation>se requiere una arquitectura, como en imagenet:resnet50; hay pesos de ImageNet para %1</translation>
    </message>
    <message>
        <source>there is no version %1 of the ImageNet weights for %2</source>
        <translation>no existe la versión %1 de los pesos de ImageNet para %2</translation>
    </message>
    <message>
        <source>there are no ImageNet weights for “%1”; they exist for %2</source>
        <translation>no hay pesos de ImageNet para «%1»; los hay para %2</translation>
    </message>
    <message>
        <source>%1: the file name does not end with a hash</source>
        <translation>%1: el nombre del archivo no termina en un hash</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete: its SHA-256 begins with %2 instead of %3 as in its name; delete it and download it again</source>
        <translation>%1 está dañado o incompleto: su SHA-256 empieza por %2 en vez de %3 como en su nombre; elimínelo y descárguelo de nuevo</translation>
    </message>
    <message>
        <source>the ImageNet weights for %1 are missing; download %2 and save it as %3</source>
        <translation>faltan los pesos de ImageNet para %1; descargue %2 y guárdelo como %3</translation>
    </message>
    <message>
        <source>the SHA-256 of %1 cannot be computed</source>
        <translation>no se puede calcular el SHA-256 de %1</translation>
    </message>
    <message>
        <source>%1: the file name must end in .pth, .safetensors, .ts or .onnx</source>
        <translation>%1: el nombre del archivo debe terminar en .pth, .safetensors, .ts u .onnx</translation>
    </message>
    <message>
        <source>“%1” is not a metric for early stopping</source>
        <translation>«%1» no es una métrica de parada temprana</translation>
    </message>
    <message>
        <source>the teacher&apos;s logits for %1 images do not have the shape %1×%2</source>
        <translation>los logits del maestro para %1 imágenes no tienen la forma %1×%2</translation>
    </message>
    <message>
        <source>the stored teacher logits are for %1 training images, not %2</source>
        <translation>los logits guardados del maestro son de %1 imágenes de entrenamiento, no de %2</translation>
    </message>
    <message>
        <source>a training batch has no view numbers</source>
        <translation>un lote de entrenamiento no tiene números de vista</translation>
    </message>
    <message>
        <source>there are no teacher logits for view %1 of training image %2</source>
        <translation>no hay logits del maestro para la vista %1 de la imagen de entrenamiento %2</translation>
    </message>
    <message>
        <source>unknown optimizer “%1”; accepted are sgd and adamw</source>
        <translation>optimizador desconocido: «%1»; se aceptan sgd y adamw</translation>
    </message>
    <message>
        <source>unknown schedule “%1”; accepted are step, multi-step, cosine and constant</source>
        <translation>plan desconocido: «%1»; se aceptan step, multi-step, cosine y constant</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s averaged weights do not fit the model at %1</source>
        <translation>los pesos promediados del punto de control no encajan en el modelo en %1</translation>
    </message>
    <message>
        <source>Runs: %1, epochs: %2. Estimate: %3 with %4 lanes × %5 threads (teacher: %6 %), %7 of memory, %8 of disk space</source>
        <translation>Ejecuciones: %1, épocas: %2. Estimación: %3 con %4 carriles × %5 hilos (maestro: %6 %), %7 de memoria, %8 de disco</translation>
    </message>
    <message>
        <source>Lanes × threads: %1, measured %2 times as fast as %3</source>
        <translation>Carriles × hilos: %1; medido: %2 veces tan rápido como %3</translation>
    </message>
    <message>
        <source>without a teacher, accepted are val_loss and val_accuracy</source>
        <translation>sin maestro se aceptan val_loss y val_accuracy</translation>
    </message>
    <message>
        <source>Views per image</source>
        <translation>Vistas por imagen</translation>
    </message>
    <message>
        <source>Number of augmented views of each training image. The teacher&apos;s logits are computed once per view, for all runs. -1 uses as many views as epochs; 0 draws new views every epoch, so the teacher&apos;s logits are computed every time.</source>
        <translation>Número de vistas aumentadas de cada imagen de entrenamiento. Los logits del maestro se calculan una vez por vista, para todas las ejecuciones. -1 usa tantas vistas como épocas; 0 genera vistas nuevas en cada época, así que los logits se calculan cada vez.</translation>
    </message>
    <message>
        <source>Weight average</source>
        <translation>Media de los pesos</translation>
    </message>
    <message>
        <source>Decay per step of a moving average of weights and batch-norm statistics, for example 0.999; the average is then what is validated and saved. 0 turns it off.</source>
        <translation>Decaimiento por paso de una media móvil de los pesos y de las estadísticas de batch norm, por ejemplo 0.999; entonces se valida y se guarda la media. 0 la desactiva.</translation>
    </message>
    <message>
        <source>Early stopping metric</source>
        <translation>Métrica de parada temprana</translation>
    </message>
    <message>
        <source>Validation metric that ends a run when it no longer improves; none trains all epochs.</source>
        <translation>Métrica de validación que termina una ejecución cuando deja de mejorar; none entrena todas las épocas.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciencia</translation>
    </message>
    <message>
        <source>Number of consecutive epochs without improvement after which a run stops.</source>
        <translation>Número de épocas consecutivas sin mejora tras las que se detiene una ejecución.</translation>
    </message>
    <message>
        <source>Minimum improvement</source>
        <translation>Mejora mínima</translation>
    </message>
    <message>
        <source>Smallest change of the metric that counts as an improvement, in its own unit.</source>
        <translation>Cambio mínimo de la métrica que cuenta como mejora, en su propia unidad.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>sgd: SGD with momentum; adamw: Adam with decoupled weight decay, which needs a smaller learning rate.</source>
        <translation>sgd: SGD con momento; adamw: Adam con decaimiento de pesos desacoplado, que requiere una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>Initial learning rate of the schedule.</source>
        <translation>Tasa de aprendizaje inicial del plan.</translation>
    </message>
    <message>
        <source>Momentum of SGD; not used by AdamW.</source>
        <translation>Momento de SGD; AdamW no lo usa.</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>Momento de Nesterov</translation>
    </message>
    <message>
        <source>Use Nesterov momentum in SGD; no effect without momentum.</source>
        <translation>Usar el momento de Nesterov en SGD; sin momento no tiene efecto.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Decay of AdamW&apos;s running mean of gradients; not used by SGD.</source>
        <translation>Decaimiento de la media móvil de gradientes de AdamW; SGD no lo usa.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Decay of AdamW&apos;s running mean of squared gradients; not used by SGD.</source>
        <translation>Decaimiento de la media móvil de gradientes al cuadrado de AdamW; SGD no lo usa.</translation>
    </message>
    <message>
        <source>Weight decay of all trained weights, as in PyTorch: an L2 penalty in SGD, decoupled from the gradient in AdamW.</source>
        <translation>Decaimiento de todos los pesos entrenados, como en PyTorch: una penalización L2 en SGD, desacoplado del gradiente en AdamW.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Recorte de gradientes</translation>
    </message>
    <message>
        <source>Maximum total L2 norm of the gradients, as in PyTorch&apos;s clip_grad_norm_; 0 turns it off.</source>
        <translation>Norma L2 total máxima de los gradientes, como en clip_grad_norm_ de PyTorch; 0 la desactiva.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>How the learning rate decreases: multiplied by gamma after every step size, multiplied by gamma at milestones, along half a cosine, or constant.</source>
        <translation>Cómo disminuye la tasa de aprendizaje: multiplicada por gamma tras cada escalón, multiplicada por gamma en los hitos, según medio coseno, o constante.</translation>
    </message>
    <message>
        <source>Number of epochs between multiplications of the learning rate by gamma, in the step schedule.</source>
        <translation>Número de épocas entre multiplicaciones de la tasa de aprendizaje por gamma, en el plan step.</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Hitos</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate is multiplied by gamma in the multi-step schedule, separated by commas and not counting warm-up.</source>
        <translation>Épocas tras las que la tasa de aprendizaje se multiplica por gamma en el plan multi-step, separadas por comas y sin contar el calentamiento.</translation>
    </message>
    <message>
        <source>Factor applied to the learning rate after each step size or at each milestone.</source>
        <translation>Factor que se aplica a la tasa de aprendizaje tras cada escalón o en cada hito.</translation>
    </message>
    <message>
        <source>Minimum learning rate</source>
        <translation>Tasa de aprendizaje mínima</translation>
    </message>
    <message>
        <source>Final learning rate of the cosine schedule.</source>
        <translation>Tasa de aprendizaje final del plan cosine.</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>Épocas de calentamiento</translation>
    </message>
    <message>
        <source>Epochs before the schedule in which the learning rate grows linearly: in epoch e of W it is e / (W + 1) of its initial value. 0 turns it off.</source>
        <translation>Épocas antes del plan en las que la tasa de aprendizaje crece linealmente: en la época e de W es e / (W + 1) de su valor inicial. 0 lo desactiva.</translation>
    </message>
    <message>
        <source>Number of runs trained at the same time, each with its share of the threads; 0 measures at the start which number is fastest.</source>
        <translation>Número de ejecuciones que se entrenan a la vez, cada una con su parte de los hilos; 0 mide al empezar qué número es el más rápido.</translation>
    </message>
    <message>
        <source>Teacher logits</source>
        <translation>Logits del maestro</translation>
    </message>
    <message>
        <source>Where the teacher&apos;s logits for training views are kept: on disk, for this experiment and later ones with the same data and teacher; in memory, for this experiment only; off computes them every time.</source>
        <translation>Dónde se guardan los logits del maestro para las vistas de entrenamiento: disk, para este experimento y otros posteriores con los mismos datos y maestro; memory, solo para este experimento; off los calcula cada vez.</translation>
    </message>
    <message>
        <source>Teacher logits (MiB)</source>
        <translation>Logits del maestro (MiB)</translation>
    </message>
    <message>
        <source>Memory for the teacher&apos;s logits; those that do not fit are read from disk when needed.</source>
        <translation>Memoria para los logits del maestro; los que no caben se leen del disco cuando hace falta.</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>Carpeta de caché</translation>
    </message>
    <message>
        <source>Folder for data that later experiments can reuse; if empty, retort in the user&apos;s cache folder.</source>
        <translation>Carpeta para datos que experimentos posteriores pueden reutilizar; si está vacía, retort en la carpeta de caché del usuario.</translation>
    </message>
    <message>
        <source>Measuring the student&apos;s training speed</source>
        <translation>Midiendo la velocidad de entrenamiento del estudiante</translation>
    </message>
    <message>
        <source>the student&apos;s training speed could not be measured: %1</source>
        <translation>no se pudo medir la velocidad de entrenamiento del estudiante: %1</translation>
    </message>
    <message>
        <source>its schema is not supported; this version of Retort supports schemas 1 to %1</source>
        <translation>su esquema no se admite; esta versión de Retort admite los esquemas 1 a %1</translation>
    </message>
    <message>
        <source>Computing teacher logits for training views</source>
        <translation>Calculando logits del maestro para las vistas de entrenamiento</translation>
    </message>
    <message>
        <source>%1 spent %2 % of its time waiting for images; a larger image cache, smaller images on disk or more threads would help</source>
        <translation>%1 pasó el %2 % de su tiempo esperando imágenes; ayudarían una caché de imágenes mayor, imágenes más pequeñas en el disco o más hilos</translation>
    </message>
    <message>
        <source>Verifying a sample of the stored teacher logits</source>
        <translation>Verificando una muestra de los logits guardados del maestro</translation>
    </message>
    <message>
        <source>%1: the stored logits differ from the teacher&apos;s current ones (by %2 of the largest) and are discarded</source>
        <translation>%1: los logits guardados difieren de los actuales del maestro (en %2 del mayor) y se descartan</translation>
    </message>
    <message>
        <source>Teacher logits: %1 images × %2 views, kept in memory</source>
        <translation>Logits del maestro: %1 imágenes × %2 vistas, guardados en memoria</translation>
    </message>
    <message>
        <source>Teacher logits: %1 images × %2 views; %3 of %4 read from %5</source>
        <translation>Logits del maestro: %1 imágenes × %2 vistas; %3 de %4 leídos de %5</translation>
    </message>
    <message>
        <source>Teacher logits computed for %1 training views in %2 s</source>
        <translation>Logits del maestro calculados para %1 vistas de entrenamiento en %2 s</translation>
    </message>
    <message>
        <source>%1 does not contain logits of this teacher for these images and is overwritten</source>
        <translation>%1 no contiene logits de este maestro para estas imágenes y se sobrescribe</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. From now on, the teacher&apos;s logits are only kept in memory</source>
        <translation>no se puede escribir %1: %2. A partir de ahora, los logits del maestro solo se guardan en memoria</translation>
    </message>
    <message>
        <source>SHA-256 cannot be computed</source>
        <translation>no se puede calcular SHA-256</translation>
    </message>
    <message>
        <source>the teacher only accepts images of one size, and these have another</source>
        <translation>el maestro solo acepta imágenes de un tamaño, y estas tienen otro</translation>
    </message>
    <message>
        <source>a confusion matrix of %1 classes cannot be compared with one of %2</source>
        <translation>una matriz de confusión de %1 clases no se puede comparar con una de %2</translation>
    </message>
    <message>
        <source>%1 contains no experiment.json, so the data and architecture of its runs are unknown</source>
        <translation>%1 no contiene experiment.json, así que se desconocen los datos y la arquitectura de sus ejecuciones</translation>
    </message>
    <message>
        <source>%1 contains neither best.pth nor last.pth yet; they are written after the first epoch of the run</source>
        <translation>%1 aún no contiene ni best.pth ni last.pth; se escriben tras la primera época de la ejecución</translation>
    </message>
    <message>
        <source>Computing student predictions</source>
        <translation>Calculando predicciones del estudiante</translation>
    </message>
    <message>
        <source>Computing teacher predictions</source>
        <translation>Calculando predicciones del maestro</translation>
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
        <source>this retort-cli was built without the window and cannot draw charts</source>
        <translation>este retort-cli se compiló sin la ventana y no puede dibujar gráficos</translation>
    </message>
    <message>
        <source>%1 has no runs to compare with α %2; train α %2 and at least one other</source>
        <translation>%1 no tiene ejecuciones que comparar con α %2; entrene α %2 y al menos otro</translation>
    </message>
    <message>
        <source>The teacher is a file of logits, without a model</source>
        <translation>El maestro es un archivo de logits, sin modelo</translation>
    </message>
    <message>
        <source>%1 is not a TensorBoard event file: the checksums of its first record are wrong</source>
        <translation>%1 no es un archivo de eventos de TensorBoard: las sumas de comprobación de su primer registro son incorrectas</translation>
    </message>
    <message>
        <source>there is no column “%1”; the columns are %2</source>
        <translation>no existe la columna «%1»; las columnas son %2</translation>
    </message>
    <message>
        <source>%1 is UTF-16 text; save it as UTF-8</source>
        <translation>%1 es texto UTF-16; guárdelo como UTF-8</translation>
    </message>
    <message>
        <source>%1 is not a text file; CSV files and TensorBoard event files can be imported</source>
        <translation>%1 no es un archivo de texto; se pueden importar archivos CSV y de eventos de TensorBoard</translation>
    </message>
    <message>
        <source>%1, line 1: the column names are missing</source>
        <translation>%1, línea 1: faltan los nombres de las columnas</translation>
    </message>
    <message>
        <source>%1 has more than %2 cells</source>
        <translation>%1 tiene más de %2 celdas</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB, which is too large for training results</source>
        <translation>%1 ocupa más de %2 MiB, demasiado para resultados de entrenamiento</translation>
    </message>
    <message>
        <source>%1 contains more than %2 different tags</source>
        <translation>%1 contiene más de %2 etiquetas distintas</translation>
    </message>
    <message>
        <source>%1 contains more than %2 numbers</source>
        <translation>%1 contiene más de %2 números</translation>
    </message>
    <message>
        <source>neither %1 nor its subfolders contain TensorBoard event files</source>
        <translation>ni %1 ni sus subcarpetas contienen archivos de eventos de TensorBoard</translation>
    </message>
    <message>
        <source>%1 contains event files, but no scalars</source>
        <translation>%1 contiene archivos de eventos, pero ningún escalar</translation>
    </message>
    <message>
        <source>more than one column is used as “%1”</source>
        <translation>más de una columna se usa como «%1»</translation>
    </message>
    <message>
        <source>a column cannot be used as “%1”</source>
        <translation>una columna no se puede usar como «%1»</translation>
    </message>
    <message>
        <source>no column gives the epoch</source>
        <translation>ninguna columna indica la época</translation>
    </message>
    <message>
        <source>no column gives a loss, an accuracy or another metric</source>
        <translation>ninguna columna indica una pérdida, una exactitud u otra métrica</translation>
    </message>
    <message>
        <source>α must be a number from 0 to 1, not %1</source>
        <translation>α debe ser un número de 0 a 1, no %1</translation>
    </message>
    <message>
        <source>the table has more than %1 runs; check which column is used for the run</source>
        <translation>la tabla tiene más de %1 ejecuciones; compruebe qué columna se usa para la ejecución</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: α must be a number from 0 to 1, not “%4”</source>
        <translation>%1, línea %2, columna %3: α debe ser un número de 0 a 1, no «%4»</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: the repeat must be a whole number from 0 to 1000000, not “%4”</source>
        <translation>%1, línea %2, columna %3: la repetición debe ser un número entero de 0 a 1000000, no «%4»</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: must be a number, not “%4”</source>
        <translation>%1, línea %2, columna %3: debe ser un número, no «%4»</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: must be from 0 to 100 percent, not “%4”</source>
        <translation>%1, línea %2, columna %3: debe estar entre 0 y 100 por ciento, no «%4»</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: must be a fraction from 0 to 1, not “%4”; is it a percentage?</source>
        <translation>%1, línea %2, columna %3: debe ser una fracción de 0 a 1, no «%4»; ¿es un porcentaje?</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: the epoch must be a whole number from 0 to 100000000, not “%4”</source>
        <translation>%1, línea %2, columna %3: la época debe ser un número entero de 0 a 100000000, no «%4»</translation>
    </message>
    <message>
        <source>rows without an epoch, ignored: %1</source>
        <translation>filas sin época, que se omiten: %1</translation>
    </message>
    <message>
        <source>repeated values for the same run and epoch, of which the last is used: %1. Is a column missing that identifies the run?</source>
        <translation>valores repetidos de la misma ejecución y época, de los que se usa el último: %1. ¿Falta una columna que identifique la ejecución?</translation>
    </message>
    <message>
        <source>runs with the same α and repeat as another, imported as additional repeats: %1</source>
        <translation>ejecuciones con los mismos α y repetición que otra, importadas como repeticiones adicionales: %1</translation>
    </message>
    <message>
        <source>runs whose repeat was increased by one, because repeats count from 1: %1</source>
        <translation>ejecuciones cuya repetición se aumentó en uno, porque las repeticiones se cuentan desde 1: %1</translation>
    </message>
    <message>
        <source>no row has an epoch</source>
        <translation>ninguna fila tiene época</translation>
    </message>
    <message>
        <source>%1 and the files before it have more than %2 cells</source>
        <translation>%1 y los archivos anteriores tienen más de %2 celdas</translation>
    </message>
    <message>
        <source>%1, line %2: there are more than %3 different metrics</source>
        <translation>%1, línea %2: hay más de %3 métricas distintas</translation>
    </message>
    <message>
        <source>%1 already exists and will not be overwritten</source>
        <translation>%1 ya existe y no se sobrescribirá</translation>
    </message>
    <message>
        <source>%1 already contains an experiment; choose another folder, or add the runs to it</source>
        <translation>%1 ya contiene un experimento; elija otra carpeta o añada las ejecuciones a él</translation>
    </message>
    <message>
        <source>%1 already has a run %2, which will not be overwritten</source>
        <translation>%1 ya tiene una ejecución %2, que no se sobrescribirá</translation>
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
        <source>total training time of all runs</source>
        <translation>tiempo total de entrenamiento de todas las ejecuciones</translation>
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
        <source>Paired differences</source>
        <translation>Diferencias emparejadas</translation>
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
        <source>Class names</source>
        <translation>Nombres de clases</translation>
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
        <source>None: trained on the labels only.</source>
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
        <source>it looks like %1, resized or recompressed</source>
        <translation>se parece a %1, redimensionada o recomprimida</translation>
    </message>
    <message>
        <source>it shows the same as %1, which belongs to another class</source>
        <translation>muestra lo mismo que %1, que pertenece a otra clase</translation>
    </message>
    <message>
        <source>it has the same pixels as %1, in another file</source>
        <translation>tiene los mismos píxeles que %1, en otro archivo</translation>
    </message>
    <message>
        <source>%1 cannot be examined: %2</source>
        <translation>no se puede examinar %1: %2</translation>
    </message>
    <message>
        <source>there is no class %1; there are %2 classes</source>
        <translation>no existe la clase %1; hay %2 clases</translation>
    </message>
    <message>
        <source>%1 values are not an image of %2 × %2 pixels</source>
        <translation>%1 valores no son una imagen de %2 × %2 píxeles</translation>
    </message>
    <message>
        <source>the experiment in %1 was started with %2, not %3, and cannot continue with another value</source>
        <translation>el experimento de %1 se inició con %2, no con %3, y no puede continuar con otro valor</translation>
    </message>
    <message>
        <source>neither %1 nor HOME names a cache folder, so the teacher&apos;s logits are only kept in memory</source>
        <translation>ni %1 ni HOME indican una carpeta de caché, así que los logits del maestro solo se guardan en memoria</translation>
    </message>
    <message>
        <source>%1: the logits are for the original images, but the student trains on augmented ones; to train on the original images, set %2</source>
        <translation>%1: los logits son de las imágenes originales, pero el estudiante se entrena con imágenes aumentadas; para entrenar con las originales, ponga %2</translation>
    </message>
    <message>
        <source>%1 has %2 classes, the data set %3 has %4, and these cannot be matched by name: %5. Provide a class map (%6), or fine-tune the model with a new head</source>
        <translation>%1 tiene %2 clases, el conjunto de datos %3 tiene %4, y estas no se pueden asignar por nombre: %5. Proporcione un mapa de clases (%6) o ajuste el modelo con una capa de salida nueva</translation>
    </message>
    <message>
        <source>%1 is not a TorchScript file as written by torch.jit.save</source>
        <translation>%1 no es un archivo TorchScript como los que escribe torch.jit.save</translation>
    </message>
    <message>
        <source>%1 is a TorchScript file, which is a program; it is only run if you set %2</source>
        <translation>%1 es un archivo TorchScript, es decir, un programa; solo se ejecuta si indica %2</translation>
    </message>
    <message>
        <source>it has no layers for the student to start from; only a file with weights has</source>
        <translation>no tiene capas de las que el estudiante pueda partir; solo las tiene un archivo de pesos</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>T² times the KL divergence of softened probabilities</source>
        <translation>T² por la divergencia KL de las probabilidades suavizadas</translation>
    </message>
    <message>
        <source>mean squared difference</source>
        <translation>diferencia cuadrática media</translation>
    </message>
    <message>
        <source>unknown loss “%1”; accepted are %2</source>
        <translation>pérdida desconocida: «%1»; se aceptan %2</translation>
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
        <source>Last accuracy compared with the baseline run, in percentage points</source>
        <translation>Última exactitud comparada con la ejecución de referencia, en puntos porcentuales</translation>
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
        <source>Logit difference compared with the baseline run</source>
        <translation>Diferencia de logits comparada con la ejecución de referencia</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Concordancia</translation>
    </message>
    <message>
        <source>Last agreement</source>
        <translation>Última concordancia</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>concordancia</translation>
    </message>
    <message>
        <source>Same prediction as the teacher</source>
        <translation>Misma predicción que el maestro</translation>
    </message>
    <message>
        <source>Share of validation samples for which student and teacher predict the same class, after the latest epoch</source>
        <translation>Proporción de muestras de validación para las que estudiante y maestro predicen la misma clase, tras la última época</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Loss that brings the student&apos;s logits close to the teacher&apos;s.</source>
        <translation>Pérdida que acerca los logits del estudiante a los del maestro.</translation>
    </message>
    <message>
        <source>Temperature T of softened probabilities, for losses that compare them.</source>
        <translation>Temperatura T de las probabilidades suavizadas, para las pérdidas que las comparan.</translation>
    </message>
    <message>
        <source>there is no experiment to resume in %1; leave out --resume to begin one</source>
        <translation>no hay ningún experimento que reanudar en %1; omita --resume para iniciar uno</translation>
    </message>
    <message>
        <source>there is not enough memory; a smaller %1 or fewer %2 need less</source>
        <translation>no hay memoria suficiente; con un valor menor de %1 o menos %2 se necesita menos</translation>
    </message>
    <message>
        <source>%1 contains a class folder with an unusable name: “%2”. Names must be valid UTF-8 without line breaks, tabs or other control characters.</source>
        <translation>%1 contiene una carpeta de clase con un nombre que no se puede usar: «%2». Los nombres deben ser UTF-8 válido, sin saltos de línea, tabuladores ni otros caracteres de control.</translation>
    </message>
    <message>
        <source>%1 contains no folder named %2.</source>
        <translation>%1 no contiene ninguna carpeta llamada %2.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its JPEG samples have %2 bits; 8 are accepted.</source>
        <translation>No se puede decodificar %1: sus muestras JPEG tienen %2 bits; se aceptan 8.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its %2 data is damaged or of a kind that is not supported (%3).</source>
        <translation>No se puede decodificar %1: sus datos %2 están dañados o son de un tipo no admitido (%3).</translation>
    </message>
    <message>
        <source>No image of the class %1 in %2 can be read. The first: %3</source>
        <translation>No se puede leer ninguna imagen de la clase %1 en %2. La primera: %3</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its maximum value is %2; it must be from 1 to 65535.</source>
        <translation>No se puede decodificar %1: su valor máximo es %2; debe estar entre 1 y 65535.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: it contains the value %2, but its maximum is %3.</source>
        <translation>No se puede decodificar %1: contiene el valor %2, pero su máximo es %3.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its TIFF samples are signed or floating-point numbers (sample format %2); unsigned integers are accepted.</source>
        <translation>No se puede decodificar %1: sus muestras TIFF son números con signo o de coma flotante (formato de muestra %2); se aceptan enteros sin signo.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its TIFF samples have %2 bits; 1, 2, 4, 8, 12 and 16 are accepted.</source>
        <translation>No se puede decodificar %1: sus muestras TIFF tienen %2 bits; se aceptan 1, 2, 4, 8, 12 y 16.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its TIFF colour space (photometric interpretation %2) is not supported; grey, palette, RGB, CMYK and YCbCr are accepted.</source>
        <translation>No se puede decodificar %1: su espacio de color TIFF (interpretación fotométrica %2) no está admitido; se aceptan gris, paleta, RGB, CMYK e YCbCr.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: its TIFF compression %2 is not supported.</source>
        <translation>No se puede decodificar %1: su compresión TIFF %2 no está admitida.</translation>
    </message>
    <message>
        <source>it contains no model under “%1”, but under %2</source>
        <translation>no contiene ningún modelo bajo «%1», pero sí bajo %2</translation>
    </message>
    <message>
        <source>it contains several models: %1. Save the one you mean in a file of its own</source>
        <translation>contiene varios modelos: %1. Guarde el que desea en un archivo propio</translation>
    </message>
    <message>
        <source>it contains several models: %1. Choose one of them with %2</source>
        <translation>contiene varios modelos: %1. Elija uno de ellos con %2</translation>
    </message>
    <message>
        <source>of its models, %1, the one under “%2” is used</source>
        <translation>de sus modelos, %1, se usa el que está bajo «%2»</translation>
    </message>
    <message>
        <source>of its models, %1, the one under “%2” is used; %3 chooses another</source>
        <translation>de sus modelos, %1, se usa el que está bajo «%2»; %3 elige otro</translation>
    </message>
    <message>
        <source>it is pruned: %1 of its tensors are multiplied by their masks</source>
        <translation>está podado: %1 de sus tensores se multiplican por sus máscaras</translation>
    </message>
    <message>
        <source>its tensors use names of another version, such as %1</source>
        <translation>sus tensores usan nombres de otra versión, como %1</translation>
    </message>
    <message>
        <source>its tensors use the names of timm, such as %1; for a timm model whose name begins with tf_ the logits would differ</source>
        <translation>sus tensores usan los nombres de timm, como %1; con un modelo de timm cuyo nombre empieza por tf_ los logits serían distintos</translation>
    </message>
    <message>
        <source>its layers are numbered, as in a Sequential of the network&apos;s children, such as %1</source>
        <translation>sus capas están numeradas, como en un Sequential con las partes de la red; por ejemplo, %1</translation>
    </message>
    <message>
        <source>its tensors use the names of %1, such as %2, which are not known here; use the model&apos;s logits instead, or save it as TorchScript</source>
        <translation>sus tensores usan los nombres de %1, como %2, que aquí no se conocen; use los logits del modelo o guárdelo como TorchScript</translation>
    </message>
    <message>
        <source>it has all layers of %1 but the head, %2, which gives the logits</source>
        <translation>tiene todas las capas de %1 salvo la de salida, %2, que da los logits</translation>
    </message>
    <message>
        <source>it is %1 with another head: %2. Accepted is a head of one linear layer with weight and bias, whatever its name</source>
        <translation>es %1 con otra salida: %2. Se acepta una sola capa lineal con peso y sesgo, sea cual sea su nombre</translation>
    </message>
    <message>
        <source>its tensor %1 has values that are not finite (NaN or infinite): the training that wrote it has failed</source>
        <translation>su tensor %1 tiene valores no finitos (NaN o infinitos): el entrenamiento que lo escribió ha fallado</translation>
    </message>
    <message>
        <source>its first layer has one channel: it sees images in grey</source>
        <translation>su primera capa tiene un solo canal: ve las imágenes en gris</translation>
    </message>
    <message>
        <source>not used from the file: %1</source>
        <translation>no se usa del archivo: %1</translation>
    </message>
    <message>
        <source>training diverged: the loss of epoch %1, step %2 is not finite; a lower learning rate or a limit on the gradient norm may help</source>
        <translation>el entrenamiento ha divergido: la pérdida de la época %1, paso %2 no es finita; puede ayudar una tasa de aprendizaje menor o un límite a la norma del gradiente</translation>
    </message>
    <message>
        <source>the student&apos;s logits on the validation set are not finite before any training; check the weights that it starts from</source>
        <translation>los logits del estudiante en el conjunto de validación no son finitos antes de entrenar; compruebe los pesos de los que parte</translation>
    </message>
    <message>
        <source>training diverged: after the last step of epoch %1 the student&apos;s logits are not finite; a lower learning rate or a limit on the gradient norm may help</source>
        <translation>el entrenamiento ha divergido: tras el último paso de la época %1 los logits del estudiante no son finitos; puede ayudar una tasa de aprendizaje menor o un límite a la norma del gradiente</translation>
    </message>
    <message>
        <source>Validation cross entropy</source>
        <translation>Entropía cruzada de validación</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>Entropía cruzada</translation>
    </message>
    <message>
        <source>Last cross entropy</source>
        <translation>Última entropía cruzada</translation>
    </message>
    <message>
        <source>cross entropy</source>
        <translation>entropía cruzada</translation>
    </message>
    <message>
        <source>Cross entropy of labels</source>
        <translation>Entropía cruzada de las etiquetas</translation>
    </message>
    <message>
        <source>Cross entropy of labels on the validation set after the latest epoch; the same function at every α</source>
        <translation>Entropía cruzada de las etiquetas en el conjunto de validación tras la última época; la misma función para cada α</translation>
    </message>
    <message>
        <source>Δ cross entropy</source>
        <translation>Δ entropía cruzada</translation>
    </message>
    <message>
        <source>Cross entropy compared with the baseline run</source>
        <translation>Entropía cruzada comparada con la de la ejecución de referencia</translation>
    </message>
    <message>
        <source>KL divergence from teacher</source>
        <translation>Divergencia KL respecto al maestro</translation>
    </message>
    <message>
        <source>KL from teacher</source>
        <translation>KL respecto al maestro</translation>
    </message>
    <message>
        <source>Last KL from teacher</source>
        <translation>Última KL respecto al maestro</translation>
    </message>
    <message>
        <source>KL(teacher ‖ student), T = 1</source>
        <translation>KL(maestro ‖ estudiante), T = 1</translation>
    </message>
    <message>
        <source>the experiment needs about %1 of disk space, but only %2 is free in its output folder</source>
        <translation>el experimento necesita unos %1 de espacio en disco, pero en su carpeta de salida solo hay %2 libres</translation>
    </message>
    <message>
        <source>%1 cannot be trained on one image at a time at this image size, because of its batch normalisation; accepted are at least two training images and %2</source>
        <translation>%1 no puede entrenarse con una sola imagen cada vez a este tamaño de imagen, debido a su normalización por lotes; se necesitan al menos dos imágenes de entrenamiento y %2</translation>
    </message>
    <message>
        <source>images of %1 pixels are too small for %2; %3 would do</source>
        <translation>las imágenes de %1 píxeles son demasiado pequeñas para %2; bastaría %3</translation>
    </message>
    <message>
        <source>%1 cannot be trained on images of %2 pixels: %3</source>
        <translation>%1 no puede entrenarse con imágenes de %2 píxeles: %3</translation>
    </message>
    <message>
        <source>lines that repeat the header, ignored: %1</source>
        <translation>líneas que repiten la cabecera, que se omiten: %1</translation>
    </message>
    <message>
        <source>event files that cannot be read, ignored: %1; the first: %2</source>
        <translation>archivos de eventos que no se pueden leer, que se omiten: %1; el primero: %2</translation>
    </message>
    <message>
        <source>%1: the column “%2” is joined with “%3”</source>
        <translation>%1: la columna «%2» se une con «%3»</translation>
    </message>
    <message>
        <source>%1; the file is ignored</source>
        <translation>%1; el archivo se omite</translation>
    </message>
    <message>
        <source>rows without a value of any metric, ignored: %1</source>
        <translation>filas sin valor de ninguna métrica, que se omiten: %1</translation>
    </message>
    <message>
        <source>no row has a value of any metric</source>
        <translation>ninguna fila tiene un valor de alguna métrica</translation>
    </message>
    <message>
        <source>its epochs were out of order and have been sorted</source>
        <translation>sus épocas estaban desordenadas y se han ordenado</translation>
    </message>
    <message>
        <source>lines that repeat an epoch, of which the last counts: %1</source>
        <translation>líneas que repiten una época, de las que cuenta la última: %1</translation>
    </message>
    <message>
        <source>%1 is missing, although the run is done; the run is not counted</source>
        <translation>falta %1, aunque la ejecución está terminada; la ejecución no se cuenta</translation>
    </message>
    <message>
        <source>it has no epochs, although the run is done; the run is not counted</source>
        <translation>no tiene épocas, aunque la ejecución está terminada; la ejecución no se cuenta</translation>
    </message>
    <message>
        <source>%1 is not the file that the experiment in %2 was started with, %3; it cannot be resumed with another (SHA-256 %4, then %5)</source>
        <translation>%1 no es el archivo con el que se inició el experimento de %2, %3; no puede reanudarse con otro (SHA-256 %4, entonces %5)</translation>
    </message>
    <message>
        <source>the images in %1 are not those that the experiment in %2 was started with: there were %3 for training and validation, now there are %4</source>
        <translation>las imágenes de %1 no son aquellas con las que se inició el experimento de %2: había %3 de entrenamiento y validación, ahora hay %4</translation>
    </message>
    <message>
        <source>the images in %1 are not those that the experiment in %2 was started with: some have other names or other contents</source>
        <translation>las imágenes de %1 no son aquellas con las que se inició el experimento de %2: algunas tienen otros nombres u otro contenido</translation>
    </message>
    <message>
        <source>the teacher&apos;s classes are not matched with the data&apos;s as they were when the experiment in %1 was started: %2; check the class list beside %3</source>
        <translation>las clases del maestro no se emparejan con las de los datos como cuando se inició el experimento de %1: %2; compruebe la lista de clases junto a %3</translation>
    </message>
    <message>
        <source>the data has %1 classes, but the experiment was started with %2 (%3)</source>
        <translation>los datos tienen %1 clases, pero el experimento se inició con %2 (%3)</translation>
    </message>
    <message>
        <source>the classes of the data have changed since the experiment was started: “%1” was “%2” (%3)</source>
        <translation>las clases de los datos han cambiado desde que se inició el experimento: «%1» era «%2» (%3)</translation>
    </message>
    <message>
        <source>the folder %1 was removed or renamed while it was in use</source>
        <translation>la carpeta %1 se eliminó o cambió de nombre mientras estaba en uso</translation>
    </message>
    <message>
        <source>it is JSON nested more than %1 levels deep</source>
        <translation>es JSON anidado a más de %1 niveles</translation>
    </message>
    <message>
        <source>it is of another run (%1) than this one (%2)</source>
        <translation>es de otra ejecución (%1), no de esta (%2)</translation>
    </message>
    <message>
        <source>training cannot be resumed from %1: %2; to train this run from the start, delete the file</source>
        <translation>el entrenamiento no puede reanudarse desde %1: %2; para entrenar esta ejecución desde el principio, borre el archivo</translation>
    </message>
    <message>
        <source>No run is done yet.</source>
        <translation>Aún no ha terminado ninguna ejecución.</translation>
    </message>
    <message>
        <source>On the validation set: mean ± sample standard deviation of N values, of runs that are done. The best epoch of a run is the one with the highest validation accuracy.</source>
        <translation>En el conjunto de validación: media ± desviación estándar muestral de N valores, de las ejecuciones terminadas. La mejor época de una ejecución es la de mayor exactitud de validación.</translation>
    </message>
    <message>
        <source>Unfinished runs</source>
        <translation>Ejecuciones sin terminar</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>%1 is done, but its %2 is missing or empty; it is trained again</source>
        <translation>%1 está terminada, pero su %2 falta o está vacío; se vuelve a entrenar</translation>
    </message>
    <message>
        <source>the learning rate is 0 after epoch %1: from then on, students learn nothing</source>
        <translation>la tasa de aprendizaje es 0 después de la época %1: a partir de ahí los estudiantes no aprenden nada</translation>
    </message>
    <message>
        <source>%1 threads compete for %2 cores, which makes training slower; %3 lets the program choose</source>
        <translation>%1 hilos compiten por %2 núcleos, lo que hace más lento el entrenamiento; con %3 elige el programa</translation>
    </message>
    <message>
        <source>Teacher: %1 % accuracy on the validation set</source>
        <translation>Maestro: %1 % de exactitud en el conjunto de validación</translation>
    </message>
    <message>
        <source>the folder %1 was removed or renamed; no further runs are started</source>
        <translation>la carpeta %1 se eliminó o cambió de nombre; no se inician más ejecuciones</translation>
    </message>
    <message>
        <source>no disk space is left for %1; no further runs are started. Free some space, then resume the experiment</source>
        <translation>no queda espacio en disco para %1; no se inician más ejecuciones. Libere espacio y reanude el experimento</translation>
    </message>
    <message>
        <source>the disk space reserved for teacher logits in %1 (%2) is full; raise %3 to keep more</source>
        <translation>el espacio en disco reservado para los logits del maestro en %1 (%2) está lleno; aumente %3 para guardar más</translation>
    </message>
    <message>
        <source>The teacher&apos;s logits need more than the %1 MiB of memory reserved for them; those not on disk are computed again when needed; raise %2 to keep more</source>
        <translation>Los logits del maestro necesitan más de los %1 MiB de memoria reservados; los que no están en el disco se calculan de nuevo cuando hace falta; aumente %2 para guardar más</translation>
    </message>
    <message>
        <source>the teacher cannot be applied to images of %1 pixels: %2</source>
        <translation>el maestro no puede aplicarse a imágenes de %1 píxeles: %2</translation>
    </message>
    <message>
        <source>ignored in %1/, because the names are not those of images: %2</source>
        <translation>se omiten en %1/, porque los nombres no son de imágenes: %2</translation>
    </message>
    <message>
        <source>images in %1/ that are also in train/: %2 of %3, which makes accuracy look too high; the first: %4 is the same picture as %5</source>
        <translation>imágenes de %1/ que también están en train/: %2 de %3, con lo que la exactitud parece demasiado alta; la primera: %4 es la misma imagen que %5</translation>
    </message>
    <message>
        <source>with %1 the epochs that are planned already would have had other learning rates; the experiment in %2 can only be resumed with %3</source>
        <translation>con %1 las épocas ya planificadas habrían tenido otras tasas de aprendizaje; el experimento de %2 solo puede reanudarse con %3</translation>
    </message>
    <message>
        <source>the experiment in %1 was planned with %2; it can be resumed with as much or more, not with %3</source>
        <translation>el experimento de %1 se planificó con %2; puede reanudarse con lo mismo o más, no con %3</translation>
    </message>
    <message>
        <source>may have at most %1 values, not %2</source>
        <translation>puede tener como máximo %1 valores, no %2</translation>
    </message>
    <message>
        <source>Model in the teacher file</source>
        <translation>Modelo dentro del archivo del maestro</translation>
    </message>
    <message>
        <source>Memory for decoded images, never more than half of what is available; -1 uses that half. Images that do not fit are decoded again when needed.</source>
        <translation>Memoria para las imágenes decodificadas, nunca más de la mitad de la disponible; -1 usa esa mitad. Las imágenes que no caben se decodifican de nuevo cuando hace falta.</translation>
    </message>
    <message>
        <source>Teacher logits on disk (MiB)</source>
        <translation>Logits del maestro en disco (MiB)</translation>
    </message>
    <message>
        <source>Disk space for the teacher logits of all experiments; the least recently used are deleted first. -1 uses a tenth of the free space, at most 20 GB.</source>
        <translation>Espacio en disco para los logits del maestro de todos los experimentos; los usados hace más tiempo se borran primero. -1 usa una décima parte del espacio libre, como máximo 20 GB.</translation>
    </message>
    <message>
        <source>%1: the logits for %2 of %3 images are not finite (NaN or infinite), first for %4</source>
        <translation>%1: los logits de %2 de %3 imágenes no son finitos (NaN o infinitos); la primera es %4</translation>
    </message>
    <message>
        <source>trained at %1 pixels with the normalisation %2</source>
        <translation>entrenado a %1 píxeles con la normalización %2</translation>
    </message>
    <message>
        <source>the head in %1 is for other classes; a new one is trained</source>
        <translation>la capa de salida de %1 es para otras clases; se entrena una nueva</translation>
    </message>
    <message>
        <source>the classes of the head in %1 are in another order; they are matched by name</source>
        <translation>las clases de la capa de salida de %1 están en otro orden; se asignan por nombre</translation>
    </message>
    <message>
        <source>%1 is JSON nested more than %2 levels deep</source>
        <translation>%1 es JSON anidado a más de %2 niveles</translation>
    </message>
    <message>
        <source>another process is writing to %1; this one reads what is there, and keeps further teacher logits in memory</source>
        <translation>otro proceso está escribiendo en %1; este lee lo que hay y guarda en memoria los demás logits del maestro</translation>
    </message>
    <message>
        <source>%1 is truncated or damaged; the teacher computes the missing logits again</source>
        <translation>%1 está truncado o dañado; el maestro calcula de nuevo los logits que faltan</translation>
    </message>
    <message>
        <source>another process is writing to %1 despite its lock; this one keeps further teacher logits in memory</source>
        <translation>otro proceso está escribiendo en %1 a pesar de su bloqueo; este guarda en memoria los demás logits del maestro</translation>
    </message>
    <message>
        <source>%1 was damaged or changed while in use; the teacher computes the missing logits again</source>
        <translation>%1 se dañó o cambió mientras estaba en uso; el maestro calcula de nuevo los logits que faltan</translation>
    </message>
    <message>
        <source>%1 is a pickle that was not written by torch.save; load it in Python and save the model&apos;s state_dict with torch.save</source>
        <translation>%1 es un pickle que no escribió torch.save; cárguelo en Python y guarde el state_dict del modelo con torch.save</translation>
    </message>
    <message>
        <source>%1: storage %2 has an unknown type, so the ones after it cannot be found; load the file in Python and save it again with PyTorch 1.6 or newer</source>
        <translation>%1: el almacenamiento %2 es de un tipo desconocido, por lo que no se pueden localizar los siguientes; cargue el archivo en Python y guárdelo de nuevo con PyTorch 1.6 o posterior</translation>
    </message>
    <message>
        <source>%1 is compressed; unpack it first, then choose the file of weights inside</source>
        <translation>%1 está comprimido; descomprímalo primero y elija el archivo de pesos que contiene</translation>
    </message>
    <message>
        <source>%1 is an image, not a file of weights</source>
        <translation>%1 es una imagen, no un archivo de pesos</translation>
    </message>
    <message>
        <source>%1 is a TensorFlow file, which is not supported; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo de TensorFlow, que no se admite; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 is an HDF5 file (Keras, MATLAB), which is not supported; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo HDF5 (Keras, MATLAB), que no se admite; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 is a NumPy array (.npy); load it in Python and save a state_dict of tensors with torch.save</source>
        <translation>%1 es un array de NumPy (.npy); cárguelo en Python y guarde un state_dict de tensores con torch.save</translation>
    </message>
    <message>
        <source>%1 is a GGUF file, a format for language models; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo GGUF, un formato para modelos de lenguaje; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 is a MATLAB file, which is not supported; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo de MATLAB, que no se admite; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 is a PDF document, not a file of weights</source>
        <translation>%1 es un documento PDF, no un archivo de pesos</translation>
    </message>
    <message>
        <source>%1 is a git-lfs pointer, not the file it stands for; run &apos;git lfs pull&apos; in its repository, or download the file itself</source>
        <translation>%1 es un puntero de git-lfs, no el archivo al que representa; ejecute «git lfs pull» en su repositorio o descargue el archivo mismo</translation>
    </message>
    <message>
        <source>%1 is a web page, not a file of weights: the download went wrong; open it in a browser to see why, then download the file again</source>
        <translation>%1 es una página web, no un archivo de pesos: la descarga falló; ábrala en un navegador para ver por qué y descargue el archivo de nuevo</translation>
    </message>
    <message>
        <source>%1 is an XML document, not a file of weights; if it was downloaded, open it to see what went wrong</source>
        <translation>%1 es un documento XML, no un archivo de pesos; si se descargó, ábralo para ver qué falló</translation>
    </message>
    <message>
        <source>%1 is the index of a model split into several files, which is not supported; load the model in Python and save its state_dict as one file</source>
        <translation>%1 es el índice de un modelo repartido en varios archivos, lo que no se admite; cargue el modelo en Python y guarde su state_dict en un solo archivo</translation>
    </message>
    <message>
        <source>%1 is a JSON file, which contains no weights; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo JSON, que no contiene pesos; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 is a tar archive that starts with %2; unpack it with &apos;tar -xf&apos;, then choose the file of weights inside</source>
        <translation>%1 es un archivo tar que empieza por %2; desempaquételo con «tar -xf» y elija el archivo de pesos que contiene</translation>
    </message>
    <message>
        <source>%1 is an ONNX file, which holds a graph rather than a state_dict; save the state_dict of the model it was exported from</source>
        <translation>%1 es un archivo ONNX, que contiene un grafo y no un state_dict; guarde el state_dict del modelo del que se exportó</translation>
    </message>
    <message>
        <source>%1 is a NumPy archive (.npz); load it in Python and save a state_dict of tensors with torch.save</source>
        <translation>%1 es un archivo de arrays de NumPy (.npz); cárguelo en Python y guarde un state_dict de tensores con torch.save</translation>
    </message>
    <message>
        <source>%1 is a Keras file, which is not supported; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required</source>
        <translation>%1 es un archivo de Keras, que no se admite; se requiere un archivo de PyTorch (.pth, .pt, .th, .ckpt) o safetensors</translation>
    </message>
    <message>
        <source>%1 was written by torch.export and is a program; save the model&apos;s state_dict instead</source>
        <translation>%1 lo escribió torch.export y es un programa; guarde en su lugar el state_dict del modelo</translation>
    </message>
    <message>
        <source>%1 is a zip archive that contains %2; unpack it and choose one of these files</source>
        <translation>%1 es un archivo zip que contiene %2; descomprímalo y elija uno de estos archivos</translation>
    </message>
    <message>
        <source>%1 is a zip archive, but was not written by torch.save (data.pkl is missing); it contains: %2</source>
        <translation>%1 es un archivo zip, pero no lo escribió torch.save (falta data.pkl); contiene: %2</translation>
    </message>
    <message>
        <source>%1 is an unpacked PyTorch file; download it again, or pack the folder with &apos;zip -0 -r&apos; from its parent folder</source>
        <translation>%1 es un archivo de PyTorch desempaquetado; descárguelo de nuevo o empaquete la carpeta con «zip -0 -r» desde la carpeta que la contiene</translation>
    </message>
    <message>
        <source>%1 is a distributed checkpoint; convert it to a single file with &apos;python -m torch.distributed.checkpoint.format_utils dcp_to_torch&apos;</source>
        <translation>%1 es un punto de control distribuido; conviértalo en un solo archivo con «python -m torch.distributed.checkpoint.format_utils dcp_to_torch»</translation>
    </message>
    <message>
        <source>%1 is a folder; choose one of its files: %2</source>
        <translation>%1 es una carpeta; elija uno de sus archivos: %2</translation>
    </message>
    <message>
        <source>%1: the tensor %2 is of an unsupported type: %3</source>
        <translation>%1: el tensor %2 es de un tipo no admitido: %3</translation>
    </message>
    <message>
        <source>%1: %2 is a NumPy array; load the file in Python and save its weights as tensors</source>
        <translation>%1: %2 es un array de NumPy; cargue el archivo en Python y guarde sus pesos como tensores</translation>
    </message>
    <message>
        <source>%1: %2 would be the result of calling %3, but nothing in a file is ever called; load the file in Python and save the model&apos;s state_dict</source>
        <translation>%1: %2 sería el resultado de llamar a %3, pero nunca se llama a nada de un archivo; cargue el archivo en Python y guarde el state_dict del modelo</translation>
    </message>
    <message>
        <source>%1 contains the result of calling %2, but nothing in a file is ever called; load the file in Python and save the model&apos;s state_dict</source>
        <translation>%1 contiene el resultado de llamar a %2, pero nunca se llama a nada de un archivo; cargue el archivo en Python y guarde el state_dict del modelo</translation>
    </message>
    <message>
        <source>%1 is no longer the file that this experiment was trained with</source>
        <translation>%1 ya no es el archivo con el que se entrenó este experimento</translation>
    </message>
    <message>
        <source>it has more pruned weights than any network that is known</source>
        <translation>tiene más pesos podados que cualquier red conocida</translation>
    </message>
    <message>
        <source>%1 cannot be continued and is trained from the start; what was measured before is kept in %2</source>
        <translation>%1 no se puede continuar y se entrena desde el principio; lo medido hasta ahora se conserva en %2</translation>
    </message>
    <message>
        <source>the teacher is no better than chance; check %1, %2 and the order of its classes</source>
        <translation>el maestro no supera el azar; revise %1, %2 y el orden de sus clases</translation>
    </message>
    <message>
        <source>Which of several models in the teacher file to use: the key, or the start of the tensor names, such as teacher or state_dict_ema; . for the one whose names have no prefix. If empty, the only one, or the one called teacher, or averaged weights (EMA).</source>
        <translation>Cuál de los varios modelos del archivo del maestro se usa: la clave o el principio de los nombres de los tensores, como teacher o state_dict_ema; . para aquel cuyos nombres no llevan prefijo. Si se deja vacío, el único, o el llamado teacher, o los pesos promediados (EMA).</translation>
    </message>
    <message>
        <source>%1 was trained with %2, but sees its images with %3 here</source>
        <translation>%1 se entrenó con %2, pero aquí ve sus imágenes con %3</translation>
    </message>
    <message>
        <source>%1 is a BMP file whose bit masks are not supported.</source>
        <translation>%1 es un archivo BMP cuyas máscaras de bits no se admiten.</translation>
    </message>
    <message>
        <source>its weights do not tell whether its first layer is followed by max pooling; it is taken to have none</source>
        <translation>sus pesos no indican si a su primera capa le sigue un max pooling; se supone que no</translation>
    </message>
    <message>
        <source>its head stands beside its backbone, and so do layers that are not used: %1. If they come before the head, its logits are wrong</source>
        <translation>su capa de salida está junto a la red base, y también hay capas que no se usan: %1. Si van antes de la capa de salida, sus logits son incorrectos</translation>
    </message>
    <message>
        <source>its logits for an image change with the other images of a batch, or from call to call, as happens where it was traced in training mode; call model.eval() in Python and trace it again</source>
        <translation>sus logits para una imagen cambian con las demás imágenes del lote o de una llamada a otra, como ocurre cuando se trazó en modo de entrenamiento; llame a model.eval() en Python y vuelva a trazarlo</translation>
    </message>
    <message>
        <source>%1 is damaged or still being written; everything after byte %2 is ignored</source>
        <translation>%1 está dañado o aún se está escribiendo; se ignora todo lo que sigue al byte %2</translation>
    </message>
    <message>
        <source>event files that cannot be read to their end: %1; the first: %2</source>
        <translation>archivos de eventos que no se pueden leer hasta el final: %1; el primero: %2</translation>
    </message>
    <message>
        <source>%1 contains folders more than %2 levels below it; import fewer folders at a time</source>
        <translation>%1 contiene carpetas a más de %2 niveles por debajo; importe menos carpetas a la vez</translation>
    </message>
    <message>
        <source>%1 contains more than %2 event files; import fewer folders at a time</source>
        <translation>%1 contiene más de %2 archivos de eventos; importe menos carpetas a la vez</translation>
    </message>
    <message>
        <source>%1 contains more than %2 files and folders; import fewer folders at a time</source>
        <translation>%1 contiene más de %2 archivos y carpetas; importe menos carpetas a la vez</translation>
    </message>
    <message>
        <source>runs whose epochs were increased by one, because epoch 0 has training values: %1</source>
        <translation>ejecuciones cuyas épocas se aumentaron en uno, porque la época 0 tiene valores de entrenamiento: %1</translation>
    </message>
    <message>
        <source>no training values tell when epoch 0 was measured; it is taken for the student before training</source>
        <translation>ningún valor de entrenamiento indica cuándo se midió la época 0; se toma por el estudiante antes del entrenamiento</translation>
    </message>
    <message>
        <source>columns read as percent: %1; as fractions from 0 to 1: %2</source>
        <translation>columnas leídas como porcentaje: %1; como fracciones de 0 a 1: %2</translation>
    </message>
    <message>
        <source>it has %1 of %2 epochs, although the run is done; the run is not counted</source>
        <translation>tiene %1 de %2 épocas, aunque la ejecución está terminada; la ejecución no se cuenta</translation>
    </message>
    <message>
        <source>Best epochs minus those at α %1, paired by repeat, and by seed where it is known: mean and 95 % interval. Both are highlighted where the interval excludes 0.</source>
        <translation>Mejores épocas menos las de α %1, emparejadas por repetición, y por semilla donde se conoce: media e intervalo del 95 %. Ambos se resaltan donde el intervalo excluye el 0.</translation>
    </message>
    <message>
        <source>%1: the index %2 is given for the class “%3”, but %4 has no such output; use an index from 0 to %5</source>
        <translation>%1: se indica el índice %2 para la clase «%3», pero %4 no tiene esa salida; use un índice de 0 a %5</translation>
    </message>
    <message>
        <source>its layer %1 has the %2 %3, in %4 it is %5: it is another network whose tensors have the same names and shapes</source>
        <translation>su capa %1 tiene %2 %3, en %4 es %5: es otra red cuyos tensores tienen los mismos nombres y formas</translation>
    </message>
    <message>
        <source>it has max pooling (%1), which %2 has not: it is another network whose tensors have the same names and shapes</source>
        <translation>tiene max pooling (%1), que %2 no tiene: es otra red cuyos tensores tienen los mismos nombres y formas</translation>
    </message>
    <message>
        <source>trained at %1 pixels</source>
        <translation>entrenado con %1 píxeles</translation>
    </message>
    <message>
        <source>trained with the normalisation %1</source>
        <translation>entrenado con la normalización %1</translation>
    </message>
    <message>
        <source>the images in %1 are no longer those that this experiment was trained with</source>
        <translation>las imágenes de %1 ya no son aquellas con las que se entrenó este experimento</translation>
    </message>
    <message>
        <source>values for the same step and tag, of which the last is used: %1. Do several runs share a folder, or is a tag logged more than once per step?</source>
        <translation>valores para el mismo paso y la misma etiqueta, de los que se usa el último: %1. ¿Comparten carpeta varias ejecuciones, o se registra una etiqueta más de una vez por paso?</translation>
    </message>
    <message>
        <source>names that several runs share: %1; their curves are joined by position</source>
        <translation>nombres que comparten varias ejecuciones: %1; sus curvas se unen por su posición</translation>
    </message>
    <message>
        <source>epochs at the end of a run that have no validation loss, taken for diverged and never for the best: %1</source>
        <translation>épocas al final de una ejecución sin pérdida de validación, que se toman por divergentes y nunca por la mejor: %1</translation>
    </message>
    <message>
        <source>runs in which “%1” is never above 1, read as percent like the other runs: %2</source>
        <translation>ejecuciones en las que «%1» nunca supera 1, leídas como porcentaje igual que las demás: %2</translation>
    </message>
    <message>
        <source>%1 is a run of an experiment of Retort, which is opened, not imported; to join experiments, copy the folders of their runs into one folder “runs”</source>
        <translation>%1 es una ejecución de un experimento de Retort, que se abre y no se importa; para unir experimentos, copie las carpetas de sus ejecuciones en una misma carpeta «runs»</translation>
    </message>
    <message>
        <source>folders that add_hparams made inside a run&apos;s, ignored: %1</source>
        <translation>carpetas que add_hparams creó dentro de la de una ejecución, ignoradas: %1</translation>
    </message>
    <message>
        <source>runs that end before epoch %3, as others do not, and count as done all the same: %1; the first: %2</source>
        <translation>ejecuciones que terminan antes de la época %3, a diferencia de otras, y aun así cuentan como terminadas: %1; la primera: %2</translation>
    </message>
    <message>
        <source>runs whose last epoch has no training values, as if it only measured the one before: %1; the first: %2</source>
        <translation>ejecuciones cuya última época no tiene valores de entrenamiento, como si solo midiera la anterior: %1; la primera: %2</translation>
    </message>
    <message>
        <source>runs with exactly the numbers of another, which count as further repeats: %1; the first: %2. Is a file given twice?</source>
        <translation>ejecuciones con exactamente los mismos números que otra, que cuentan como repeticiones adicionales: %1; la primera: %2. ¿Se indicó un archivo dos veces?</translation>
    </message>
    <message>
        <source>runs numbered in their order, because nothing says which repeat they are: %1. Differences between α pair runs by that number</source>
        <translation>ejecuciones numeradas en su orden, porque nada indica qué repetición son: %1. Las diferencias entre α emparejan las ejecuciones por ese número</translation>
    </message>
    <message>
        <source>statuses in rows that belong to no run, ignored: %1</source>
        <translation>estados en filas que no pertenecen a ninguna ejecución, ignorados: %1</translation>
    </message>
    <message>
        <source>statuses that are not known and are taken for done, with their numbers of runs: %1</source>
        <translation>estados desconocidos que se toman por terminados, con su número de ejecuciones: %1</translation>
    </message>
    <message>
        <source>runs whose name says another α than %1, which counts: %2; the first: %3</source>
        <translation>ejecuciones cuyo nombre indica un α distinto de %1, que es el que cuenta: %2; la primera: %3</translation>
    </message>
    <message>
        <source>runs in which “%1” is 1 in every epoch, read as 100 %: %2. Is it one percent?</source>
        <translation>ejecuciones en las que «%1» es 1 en todas las épocas, leído como 100 %: %2. ¿Es un uno por ciento?</translation>
    </message>
    <message>
        <source>epoch 0 has training values, but is the student before training and is not counted; count epochs from 1</source>
        <translation>la época 0 tiene valores de entrenamiento, pero es el estudiante antes de entrenar y no se cuenta; cuente las épocas desde 1</translation>
    </message>
    <message>
        <source>%1 ends with epoch %2 and %3 with epoch %4; both count as done</source>
        <translation>%1 acaba en la época %2 y %3 en la época %4; ambas cuentan como terminadas</translation>
    </message>
    <message>
        <source>it has layers that %1 has not, and that are left out: %2. If its output depends on them, its logits are wrong</source>
        <translation>tiene capas que %1 no tiene y que se omiten: %2. Si su salida depende de ellas, sus logits son incorrectos</translation>
    </message>
    <message>
        <source>the file calls it “%1”, and its weights are those of %2; some variants of %2 have the same tensors, and other logits</source>
        <translation>el archivo la llama «%1», y sus pesos son los de %2; algunas variantes de %2 tienen los mismos tensores y otros logits</translation>
    </message>
    <message>
        <source>lists of tensors in the file, not used: %1</source>
        <translation>listas de tensores del archivo que no se usan: %1</translation>
    </message>
    <message>
        <source>the classes of the head in %1 have other names than the data set&apos;s; they are matched by their order</source>
        <translation>las clases de la cabeza de %1 tienen otros nombres que las del conjunto de datos; se emparejan por su orden</translation>
    </message>
    <message>
        <source>nothing says the size of its images; the usual one of %1 is stated: %2</source>
        <translation>nada indica el tamaño de sus imágenes; se anota el habitual de %1: %2</translation>
    </message>
    <message>
        <source>nothing says the names of its classes; those of %1 are stated, in sorted order</source>
        <translation>nada indica los nombres de sus clases; se anotan los de %1, en orden alfabético</translation>
    </message>
    <message>
        <source>line %1, column %2: %3 is not counted; it must be from 0 to 1, and no percentage</source>
        <translation>línea %1, columna %2: %3 no se cuenta; debe estar entre 0 y 1, y no ser un porcentaje</translation>
    </message>
    <message>
        <source>α %1 is better than α %2 by %3 points (%4 to %5, %6 pairs)</source>
        <translation>α %1 es mejor que α %2 en %3 puntos (de %4 a %5, %6 pares)</translation>
    </message>
    <message>
        <source>α %1 is worse than α %2 by %3 points (%4 to %5, %6 pairs)</source>
        <translation>α %1 es peor que α %2 en %3 puntos (de %4 a %5, %6 pares)</translation>
    </message>
    <message>
        <source>α %1 against α %2: no verdict on fewer than %3 pairs (%4)</source>
        <translation>α %1 frente a α %2: no hay veredicto con menos de %3 pares (%4)</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Distillation helped: %1.</source>
        <translation>La destilación ayudó: %1.</translation>
    </message>
    <message>
        <source>Distillation did not help: %1.</source>
        <translation>La destilación no ayudó: %1.</translation>
    </message>
    <message>
        <source>Whether distillation helped is open. %1.</source>
        <translation>Queda abierto si la destilación ayudó. %1.</translation>
    </message>
    <message>
        <source>No verdict yet: it takes at least %1 repeats of α %2 and of another α that are done, with the same seeds.</source>
        <translation>Aún no hay veredicto: hacen falta al menos %1 repeticiones terminadas de α %2 y de otro α, con las mismas semillas.</translation>
    </message>
    <message>
        <source>it has max pooling layers: %2, and %1 has %3; unless its code makes up for it, its logits are wrong</source>
        <translation>tiene capas de max pooling: %2, y %1 tiene %3; si su código no lo compensa, sus logits son incorrectos</translation>
    </message>
    <message>
        <source>the file states a normalisation that none here is: %1; the one that is chosen is used</source>
        <translation>el archivo indica una normalización que no es ninguna de las de aquí: %1; se usa la elegida</translation>
    </message>
    <message>
        <source>%1 has runs of one point at most; a verdict compares several</source>
        <translation>%1 tiene ejecuciones de un solo punto como mucho; un veredicto compara varios</translation>
    </message>
    <message>
        <source>Validation top-5 accuracy</source>
        <translation>Exactitud top-5 de validación</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Exactitud top-5</translation>
    </message>
    <message>
        <source>Last top-5 accuracy</source>
        <translation>Última exactitud top-5</translation>
    </message>
    <message>
        <source>top-5</source>
        <translation>top-5</translation>
    </message>
    <message>
        <source>Share of validation images with the right class among the five largest logits, after the latest epoch; for more than five classes</source>
        <translation>Proporción de imágenes de validación con la clase correcta entre los cinco logits mayores, tras la última época; para más de cinco clases</translation>
    </message>
    <message>
        <source>Validation macro accuracy</source>
        <translation>Exactitud macro de validación</translation>
    </message>
    <message>
        <source>Macro accuracy</source>
        <translation>Exactitud macro</translation>
    </message>
    <message>
        <source>Last macro accuracy</source>
        <translation>Última exactitud macro</translation>
    </message>
    <message>
        <source>macro accuracy</source>
        <translation>exactitud macro</translation>
    </message>
    <message>
        <source>Mean of the accuracies of the classes on the validation set after the latest epoch: small classes count as much as large ones</source>
        <translation>Media de las exactitudes de las clases en el conjunto de validación tras la última época: las clases pequeñas cuentan tanto como las grandes</translation>
    </message>
    <message>
        <source>Validation calibration error</source>
        <translation>Error de calibración de validación</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Error de calibración</translation>
    </message>
    <message>
        <source>Last calibration error</source>
        <translation>Último error de calibración</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Expected calibration error</source>
        <translation>Error de calibración esperado</translation>
    </message>
    <message>
        <source>Expected calibration error on the validation set after the latest epoch, 15 bins: how far confidence is from accuracy</source>
        <translation>Error de calibración esperado en el conjunto de validación tras la última época, 15 intervalos: cuánto se aleja la confianza de la exactitud</translation>
    </message>
    <message>
        <source>Δ ECE</source>
        <translation>Δ ECE</translation>
    </message>
    <message>
        <source>Calibration error compared with the baseline run, in percentage points</source>
        <translation>Error de calibración comparado con la ejecución de referencia, en puntos porcentuales</translation>
    </message>
    <message>
        <source>Teacher&apos;s validation top-5 accuracy</source>
        <translation>Exactitud top-5 de validación del maestro</translation>
    </message>
    <message>
        <source>Teacher top-5 accuracy</source>
        <translation>Exactitud top-5 del maestro</translation>
    </message>
    <message>
        <source>Teacher&apos;s validation macro accuracy</source>
        <translation>Exactitud macro de validación del maestro</translation>
    </message>
    <message>
        <source>Teacher macro accuracy</source>
        <translation>Exactitud macro del maestro</translation>
    </message>
    <message>
        <source>Teacher&apos;s validation calibration error</source>
        <translation>Error de calibración de validación del maestro</translation>
    </message>
    <message>
        <source>Teacher calibration error</source>
        <translation>Error de calibración del maestro</translation>
    </message>
    <message>
        <source>makes more than %1 combinations of values</source>
        <translation>da más de %1 combinaciones de valores</translation>
    </message>
    <message>
        <source>has several values, but a teacher is trained once, with one</source>
        <translation>tiene varios valores, pero un maestro se entrena una vez, con uno solo</translation>
    </message>
    <message>
        <source>Points left out</source>
        <translation>Puntos omitidos</translation>
    </message>
    <message>
        <source>Points of the axes that are not trained, separated by commas, by their names: such as alpha-0_temperature-2.</source>
        <translation>Puntos de los ejes que no se entrenan, separados por comas, por su nombre: por ejemplo, alpha-0_temperature-2.</translation>
    </message>
    <message>
        <source>makes more than a million runs</source>
        <translation>da más de un millón de ejecuciones</translation>
    </message>
    <message>
        <source>Runs per point, each with its own seed; all points of a repeat share the seed.</source>
        <translation>Ejecuciones por punto, cada una con su semilla; todos los puntos de una repetición comparten la semilla.</translation>
    </message>
    <message>
        <source>“%1” is no point of these axes; one is %2</source>
        <translation>«%1» no es un punto de estos ejes; uno es %2</translation>
    </message>
    <message>
        <source>leaves no point to train</source>
        <translation>no deja ningún punto que entrenar</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 punto</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 puntos</translation>
    </message>
    <message>
        <source>runs without validation accuracy at their last epoch, which the verdict goes by: %1; the first: %2. Best epochs can be compared all the same</source>
        <translation>ejecuciones sin exactitud de validación en su última época, por la que se guía el veredicto: %1; la primera: %2. Las mejores épocas se pueden comparar de todos modos</translation>
    </message>
    <message>
        <source>runs with the α, the seed and exactly the numbers of another, which do not count beside it: %1; the first: %2. Is a file given twice?</source>
        <translation>ejecuciones con el mismo α, la misma semilla y exactamente los mismos números que otra, que no cuentan junto a ella: %1; la primera: %2. ¿Se indicó un archivo dos veces?</translation>
    </message>
    <message>
        <source>runs with the α and the seed of another, which count as further repeats: %1; the first: %2. Do they differ in the fold, or in another setting?</source>
        <translation>ejecuciones con el mismo α y la misma semilla que otra, que cuentan como repeticiones adicionales: %1; la primera: %2. ¿Difieren en el pliegue (fold) o en otro ajuste?</translation>
    </message>
    <message>
        <source>runs numbered by repeat (or fold) and seed together, because an α has a repeat with several seeds: %1. The same repeat and seed are a pair</source>
        <translation>ejecuciones numeradas por repetición (o pliegue, fold) y semilla juntas, porque un α tiene una repetición con varias semillas: %1. La misma repetición y semilla forman un par</translation>
    </message>
    <message>
        <source>%1 and %2 both have α = %3 and seed %4, and are no repeats of one another; summary and verdict count the first alone. Runs left out like this: %5</source>
        <translation>%1 y %2 tienen ambas α = %3 y la semilla %4, y no son repeticiones una de otra; el resumen y el veredicto cuentan solo la primera. Ejecuciones omitidas así: %5</translation>
    </message>
    <message>
        <source>%1 was trained with %2, but experiment.json says %3, and its results are pooled with others; runs of which this is so: %4</source>
        <translation>%1 se entrenó con %2, pero experiment.json dice %3, y sus resultados se agrupan con otros; ejecuciones en las que ocurre: %4</translation>
    </message>
    <message>
        <source>%1 was trained with %2, but other runs with %3, and their results are pooled; runs of which this is so: %4</source>
        <translation>%1 se entrenó con %2, pero otras ejecuciones con %3, y sus resultados se agrupan; ejecuciones en las que ocurre: %4</translation>
    </message>
    <message>
        <source>%1 was trained with %2, not %3, so the experiment in %4 cannot continue with %3; set it back in experiment.json, or train %3 in a folder of its own</source>
        <translation>%1 se entrenó con %2, no con %3, así que el experimento de %4 no puede continuar con %3; restablezca el valor en experiment.json o entrene con %3 en una carpeta propia</translation>
    </message>
    <message>
        <source>No verdict: it takes at least %1 pairs of repeats with validation accuracy at the last epoch; pairs that are done without it: %2. Validate at the last epoch, too, or compare best epochs.</source>
        <translation>Sin veredicto: hacen falta al menos %1 pares de repeticiones con exactitud de validación en la última época; pares terminados sin ella: %2. Valide también en la última época o compare las mejores épocas.</translation>
    </message>
    <message>
        <source>it names its classes in several orders, under %1 and under %2; the first of these is used</source>
        <translation>nombra sus clases en varios órdenes, en %1 y en %2; se usa el primero</translation>
    </message>
    <message>
        <source>%1: its outputs are probabilities, not logits: each row sums to 1. Leave out its softmax, or take the logarithm of its outputs</source>
        <translation>%1: sus salidas son probabilidades, no logits: cada fila suma 1. Omita su softmax o tome el logaritmo de sus salidas</translation>
    </message>
    <message>
        <source>the file states several sizes of its images, %1; it is taken to have seen %2 pixels</source>
        <translation>el archivo indica varios tamaños de sus imágenes, %1; se supone que vio %2 píxeles</translation>
    </message>
    <message>
        <source>the file states images of the size %1, which cannot be used: here they are square, with 1 to 4096 pixels a side</source>
        <translation>el archivo indica imágenes de tamaño %1, que no se puede usar: aquí son cuadradas, de 1 a 4096 píxeles por lado</translation>
    </message>
    <message>
        <source>the file states several normalisations, %1; the first is taken for its own</source>
        <translation>el archivo indica varias normalizaciones, %1; se toma la primera como suya</translation>
    </message>
    <message>
        <source>at its head it has %2 layers: %3, and torchvision&apos;s %1 has %4; the logits computed here are not its own</source>
        <translation>junto a su capa de salida tiene capas %2: %3, y %1 de torchvision tiene %4; los logits calculados aquí no son los suyos</translation>
    </message>
    <message>
        <source>it has %2 layers: %3, and torchvision&apos;s %1 has %4; the logits computed here are not its own</source>
        <translation>tiene capas %2: %3, y %1 de torchvision tiene %4; los logits calculados aquí no son los suyos</translation>
    </message>
    <message>
        <source>it is a whole module of the class %1: its weights are used as those of %2, and what its own code does beside that is left out</source>
        <translation>es un módulo entero de la clase %1: sus pesos se usan como los de %2, y lo demás que haga su propio código se omite</translation>
    </message>
    <message>
        <source>it has layers of classes of its own, which are computed as those of %1 are, whatever else their code does: %2</source>
        <translation>tiene capas de clases propias, que se calculan como las de %1, haga lo que haga además su código: %2</translation>
    </message>
    <message>
        <source>%1 was trained at %2 pixels, but sees its images at %3 pixels here</source>
        <translation>%1 se entrenó a %2 píxeles, pero aquí ve sus imágenes a %3 píxeles</translation>
    </message>
    <message>
        <source>the file states that the middle %1 % of its images are seen; here it is the middle %2 %</source>
        <translation>el archivo indica que de sus imágenes se ve el %1 % central; aquí es el %2 % central</translation>
    </message>
    <message>
        <source>the classes of the head in %1 have no names; they are assumed to be those of the data set in sorted order</source>
        <translation>las clases de la capa de salida de %1 no tienen nombres; se supone que son las del conjunto de datos en orden alfabético</translation>
    </message>
    <message>
        <source>%1 contains no folder named train, but %2 does. Choose that folder.</source>
        <translation>%1 no contiene ninguna carpeta llamada train, pero %2 sí. Elija esa carpeta.</translation>
    </message>
    <message>
        <source>%1 is the folder train of %2. Choose that folder.</source>
        <translation>%1 es la carpeta train de %2. Elija esta última.</translation>
    </message>
    <message>
        <source>%1 contains no folder named train. A data folder contains train and one of %2, each with one folder per class; or one folder per class alone.</source>
        <translation>%1 no contiene ninguna carpeta llamada train. Una carpeta de datos contiene train y una de %2, cada una con una carpeta por clase; o solo una carpeta por clase.</translation>
    </message>
    <message>
        <source>%1/ does not have images of each class of train, and of no other; nothing is measured on it</source>
        <translation>%1/ no tiene imágenes de cada clase de train y de ninguna otra; no se mide nada con ella</translation>
    </message>
    <message>
        <source>the class %1 has only one image in %2/, which cannot be split</source>
        <translation>la clase %1 tiene una sola imagen en %2/, que no se puede repartir</translation>
    </message>
    <message>
        <source>%1 contains no validation folder: %2 % of the images of each class, drawn with seed %3, are kept for validation</source>
        <translation>%1 no contiene carpeta de validación: se reserva para validar el %2 % de las imágenes de cada clase, sorteadas con la semilla %3</translation>
    </message>
    <message>
        <source>%1 has images for training, validation and testing; epochs are chosen on %2/, and %3 must be 0</source>
        <translation>%1 tiene imágenes de entrenamiento, validación y prueba; las épocas se eligen con %2/, y %3 debe ser 0</translation>
    </message>
    <message>
        <source>the class %1 has only %2 images, fewer than %3</source>
        <translation>la clase %1 tiene solo %2 imágenes, menos que %3</translation>
    </message>
    <message>
        <source>cross-validation: the %1 images in %2/ are parted into %3 folds, drawn with seed %4; repeat r is validated on fold r and trained on the others</source>
        <translation>validación cruzada: las %1 imágenes de %2/ se reparten en %3 pliegues, sorteados con la semilla %4; la repetición r se valida con el pliegue r y se entrena con los demás</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Exactitud de prueba</translation>
    </message>
    <message>
        <source>Last test accuracy</source>
        <translation>Última exactitud de prueba</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>exactitud de prueba</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the test set after the latest epoch; nothing is chosen by it</source>
        <translation>Exactitud top-1 en el conjunto de prueba tras la última época; no se elige nada por ella</translation>
    </message>
    <message>
        <source>Test top-5 accuracy</source>
        <translation>Exactitud top-5 de prueba</translation>
    </message>
    <message>
        <source>Last test top-5 accuracy</source>
        <translation>Última exactitud top-5 de prueba</translation>
    </message>
    <message>
        <source>test top-5</source>
        <translation>top-5 de prueba</translation>
    </message>
    <message>
        <source>Test macro accuracy</source>
        <translation>Exactitud macro de prueba</translation>
    </message>
    <message>
        <source>Last test macro accuracy</source>
        <translation>Última exactitud macro de prueba</translation>
    </message>
    <message>
        <source>test macro accuracy</source>
        <translation>exactitud macro de prueba</translation>
    </message>
    <message>
        <source>Test calibration error</source>
        <translation>Error de calibración de prueba</translation>
    </message>
    <message>
        <source>Last test calibration error</source>
        <translation>Último error de calibración de prueba</translation>
    </message>
    <message>
        <source>test ECE</source>
        <translation>ECE de prueba</translation>
    </message>
    <message>
        <source>Test cross entropy</source>
        <translation>Entropía cruzada de prueba</translation>
    </message>
    <message>
        <source>Last test cross entropy</source>
        <translation>Última entropía cruzada de prueba</translation>
    </message>
    <message>
        <source>test cross entropy</source>
        <translation>entropía cruzada de prueba</translation>
    </message>
    <message>
        <source>Teacher&apos;s test accuracy</source>
        <translation>Exactitud de prueba del maestro</translation>
    </message>
    <message>
        <source>Teacher test accuracy</source>
        <translation>Exactitud de prueba del maestro</translation>
    </message>
    <message>
        <source>teacher test</source>
        <translation>maestro, prueba</translation>
    </message>
    <message>
        <source>Test logit difference</source>
        <translation>Diferencia de logits de prueba</translation>
    </message>
    <message>
        <source>Last test logit difference</source>
        <translation>Última diferencia de logits de prueba</translation>
    </message>
    <message>
        <source>test logit diff.</source>
        <translation>dif. de logits de prueba</translation>
    </message>
    <message>
        <source>Test agreement</source>
        <translation>Coincidencia de prueba</translation>
    </message>
    <message>
        <source>Last test agreement</source>
        <translation>Última coincidencia de prueba</translation>
    </message>
    <message>
        <source>test agreement</source>
        <translation>coincidencia de prueba</translation>
    </message>
    <message>
        <source>Test KL divergence from teacher</source>
        <translation>Divergencia KL de prueba respecto al maestro</translation>
    </message>
    <message>
        <source>Test KL from teacher</source>
        <translation>KL de prueba respecto al maestro</translation>
    </message>
    <message>
        <source>Last test KL from teacher</source>
        <translation>Última KL de prueba respecto al maestro</translation>
    </message>
    <message>
        <source>test KL from teacher</source>
        <translation>KL de prueba respecto al maestro</translation>
    </message>
    <message>
        <source>the test images in %1 are not those that the experiment in %2 was started with</source>
        <translation>las imágenes de prueba de %1 no son aquellas con las que se empezó el experimento de %2</translation>
    </message>
    <message>
        <source>test accuracy at best epochs, at α %1 (N = %2)</source>
        <translation>exactitud de prueba en las mejores épocas, con α %1 (N = %2)</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>imágenes de prueba</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>Probado con</translation>
    </message>
    <message>
        <source>Accuracy on the test images at the last epoch</source>
        <translation>Exactitud con las imágenes de prueba en la última época</translation>
    </message>
    <message>
        <source>Accuracy on the validation images at the last epoch</source>
        <translation>Exactitud con las imágenes de validación en la última época</translation>
    </message>
    <message>
        <source>Accuracy on the test images at the epoch that is best on the validation images</source>
        <translation>Exactitud con las imágenes de prueba en la época que es mejor con las de validación</translation>
    </message>
    <message>
        <source>Accuracy on the validation images at the best epoch, which is chosen on the same images and so looks too good</source>
        <translation>Exactitud con las imágenes de validación en la mejor época, que se elige con esas mismas imágenes y por eso parece demasiado buena</translation>
    </message>
    <message>
        <source>%1, paired by repeat (seeds %2); t interval of 95 %.</source>
        <translation>%1, por parejas según la repetición (semillas %2); intervalo t del 95 %.</translation>
    </message>
    <message>
        <source>%1, paired by repeat (seeds %2); t intervals of 95 %; Holm&apos;s correction over %3 comparisons.</source>
        <translation>%1, por parejas según la repetición (semillas %2); intervalos t del 95 %; corrección de Holm para %3 comparaciones.</translation>
    </message>
    <message>
        <source>Intervals are widened because the training sets of folds overlap (Nadeau and Bengio 2003).</source>
        <translation>Los intervalos se ensanchan porque los conjuntos de entrenamiento de los pliegues se solapan (Nadeau y Bengio 2003).</translation>
    </message>
    <message>
        <source>Pairs that are done and have no such accuracy, which are left out: %1.</source>
        <translation>Parejas terminadas sin esa exactitud, que se dejan fuera: %1.</translation>
    </message>
    <message>
        <source>Not compared, because nothing at α %1 is like it otherwise: α %2.</source>
        <translation>Sin comparar, porque no hay nada con α %1 que sea igual en lo demás: α %2.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 repeats over %2 folds do not validate on each image equally often; that takes a multiple of %2</source>
        <translation>%1 repeticiones con %2 pliegues no validan con cada imagen las mismas veces; para eso hace falta un múltiplo de %2</translation>
    </message>
    <message>
        <source>Computing teacher logits for test images</source>
        <translation>Calculando los logits del maestro para las imágenes de prueba</translation>
    </message>
    <message>
        <source>%1 has no logits for the images in %2/, on which students are then not compared with the teacher</source>
        <translation>%1 no tiene logits para las imágenes de %2/, con las que los estudiantes no se comparan entonces con el maestro</translation>
    </message>
    <message>
        <source>%1 classes, %2 images in all folds</source>
        <translation>%1 clases, %2 imágenes en todos los pliegues</translation>
    </message>
    <message>
        <source>%1 test images from %2/, by which the verdict goes; epochs are chosen by validation images</source>
        <translation>%1 imágenes de prueba de %2/, por las que se guía el veredicto; las épocas se eligen con las de validación</translation>
    </message>
    <message>
        <source>images that are there more than once: %1 of %2, which makes accuracy look too high where folds part them; the first: %3 is the same picture as %4</source>
        <translation>imágenes repetidas: %1 de %2, lo que hace parecer demasiado alta la exactitud donde los pliegues las separan; la primera: %3 es la misma imagen que %4</translation>
    </message>
    <message>
        <source>Folder that contains train/ and val/ (or validation/, valid/, test/), each with one folder of images per class. A folder test/ beside val/ is only reported on; a folder of classes alone is split.</source>
        <translation>Carpeta que contiene train/ y val/ (o validation/, valid/, test/), cada una con una carpeta de imágenes por clase. Una carpeta test/ junto a val/ solo sirve para informar; una carpeta que solo tiene clases se reparte.</translation>
    </message>
    <message>
        <source>one fold is no cross-validation; accepted are 0, for none, and 2 or more</source>
        <translation>un solo pliegue no es validación cruzada; se acepta 0, para ninguno, o 2 o más</translation>
    </message>
    <message>
        <source>must be 0 with %1, each of which is chosen and reported on</source>
        <translation>debe ser 0 con %1, pues con cada uno se elige y se informa</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Parte de validación</translation>
    </message>
    <message>
        <source>Share of the images of each class that is kept for validation where the data folder has no folder for it.</source>
        <translation>Parte de las imágenes de cada clase que se reserva para validar cuando la carpeta de datos no tiene una carpeta para ello.</translation>
    </message>
    <message>
        <source>Selection share</source>
        <translation>Parte de selección</translation>
    </message>
    <message>
        <source>Share of the training images of each class on which the best epoch is chosen, so that the validation folder is only tested on; 0 chooses and reports on the same images, which makes the best epoch look too good.</source>
        <translation>Parte de las imágenes de entrenamiento de cada clase con la que se elige la mejor época, para que la carpeta de validación sirva solo de prueba; 0 elige e informa con las mismas imágenes, y la mejor época parece entonces demasiado buena.</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Pliegues</translation>
    </message>
    <message>
        <source>Cross-validation: training and validation images together are parted into so many folds; repeat r is validated on fold r and trained on the others. 0 turns it off. A teacher that was trained on these images has seen those that students are validated on.</source>
        <translation>Validación cruzada: las imágenes de entrenamiento y validación se reparten juntas en tantos pliegues; la repetición r se valida con el pliegue r y se entrena con los demás. 0 la desactiva. Un maestro entrenado con estas imágenes ha visto aquellas con las que se validan los estudiantes.</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>Semilla del reparto</translation>
    </message>
    <message>
        <source>Seed by which shares and folds of images are drawn, the same for all runs.</source>
        <translation>Semilla con la que se sortean las partes y los pliegues de imágenes, la misma para todas las ejecuciones.</translation>
    </message>
    <message>
        <source>Training share</source>
        <translation>Parte de entrenamiento</translation>
    </message>
    <message>
        <source>Share of the training images of each class that a run is trained on; which, follows from its seed, and a smaller share is part of a larger one.</source>
        <translation>Parte de las imágenes de entrenamiento de cada clase con la que se entrena una ejecución; cuáles, depende de su semilla, y una parte menor está contenida en una mayor.</translation>
    </message>
    <message>
        <source>its weights do not tell its strides and pooling; they are taken to be those for images of 224 pixels, not of a variant for small ones</source>
        <translation>sus pesos no indican sus strides ni su pooling; se suponen los de imágenes de 224 píxeles, no los de una variante para imágenes pequeñas</translation>
    </message>
    <message>
        <source>Runs of search and result: %1. Estimate: %2, instead of %3 for the whole grid, with %4 lanes × %5 threads (teacher: %6 %), %7 of memory, %8 of disk space</source>
        <translation>Ejecuciones de búsqueda y resultado: %1. Estimación: %2, en lugar de %3 para toda la cuadrícula, con %4 carriles × %5 hilos (maestro: %6 %), %7 de memoria, %8 de espacio en disco</translation>
    </message>
    <message>
        <source>α &lt; 1: one point, nothing to search</source>
        <translation>α &lt; 1: un punto, nada que buscar</translation>
    </message>
    <message>
        <source>α = 1: one point, nothing to search</source>
        <translation>α = 1: un punto, nada que buscar</translation>
    </message>
    <message>
        <source>α &lt; 1: %1 points (%2 epochs)</source>
        <translation>α &lt; 1: %1 puntos (%2 épocas)</translation>
    </message>
    <message>
        <source>α = 1: %1 points (%2 epochs)</source>
        <translation>α = 1: %1 puntos (%2 épocas)</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Search: %1; then %2 × %3 runs of %4 epochs. Epochs in all: %5, instead of %6 for the whole grid</source>
        <translation>Búsqueda: %1; después, %2 × %3 ejecuciones de %4 épocas. Épocas en total: %5, en lugar de %6 para toda la cuadrícula</translation>
    </message>
    <message>
        <source>the status must be queued, running, done, stopped, failed or dropped, not “%1”</source>
        <translation>el estado debe ser queued, running, done, stopped, failed o dropped, no «%1»</translation>
    </message>
    <message>
        <source>the search in %1 has already chosen between its points; with other points or another number of epochs it would have to choose again. Only repeats can be added; begin another search in a new folder</source>
        <translation>la búsqueda de %1 ya ha elegido entre sus puntos; con otros puntos u otro número de épocas tendría que elegir de nuevo. Solo se pueden añadir repeticiones; empiece otra búsqueda en una carpeta nueva</translation>
    </message>
    <message>
        <source>other images</source>
        <translation>otras imágenes</translation>
    </message>
    <message>
        <source>another teacher</source>
        <translation>otro maestro</translation>
    </message>
    <message>
        <source>other initial weights</source>
        <translation>otros pesos iniciales</translation>
    </message>
    <message>
        <source>another class map</source>
        <translation>otro mapa de clases</translation>
    </message>
    <message>
        <source>%1 was trained with the seed %2, and the runs of its repeat that are to come would have %3, so the experiment in %4 cannot continue</source>
        <translation>%1 se entrenó con la semilla %2, y las ejecuciones de su repetición que faltan tendrían la %3, así que el experimento de %4 no puede continuar</translation>
    </message>
    <message>
        <source>%1 was trained with %2 than experiment.json says, and its results are pooled with others; runs of which this is so: %3</source>
        <translation>%1 se entrenó con %2, a diferencia de lo que dice experiment.json, y sus resultados se agrupan con otros; ejecuciones en las que ocurre: %3</translation>
    </message>
    <message>
        <source>%1 was trained with %2 than other runs, and their results are pooled; runs of which this is so: %3</source>
        <translation>%1 se entrenó con %2, a diferencia de otras ejecuciones, y sus resultados se agrupan; ejecuciones en las que ocurre: %3</translation>
    </message>
    <message>
        <source>%1 was trained with %2, so the experiment in %3 cannot continue; move the folder of that run out of it</source>
        <translation>%1 se entrenó con %2, así que el experimento de %3 no puede continuar; saque de él la carpeta de esa ejecución</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>descartada</translation>
    </message>
    <message>
        <source>(search)</source>
        <translation>(búsqueda)</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the validation set at the last epoch</source>
        <translation>Exactitud top-1 en el conjunto de validación en la última época</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>Mejor exactitud</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the validation set at the best epoch, chosen by it</source>
        <translation>Exactitud top-1 en el conjunto de validación en la mejor época, elegida por ella</translation>
    </message>
    <message>
        <source>Share of validation images for which student and teacher predict the same class, at the last epoch</source>
        <translation>Proporción de imágenes de validación en las que estudiante y maestro predicen la misma clase, en la última época</translation>
    </message>
    <message>
        <source>Weights and biases of the network, counted one by one</source>
        <translation>Pesos y sesgos de la red, contados uno por uno</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Tamaño del archivo</translation>
    </message>
    <message>
        <source>Size of the file of the student&apos;s weights</source>
        <translation>Tamaño del archivo de pesos del estudiante</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Median time for one image</source>
        <translation>Tiempo mediano por imagen</translation>
    </message>
    <message>
        <source>Latencies were measured in different ways and cannot be compared; each run&apos;s run.json says how.</source>
        <translation>Las latencias se midieron de distintas maneras y no se pueden comparar; el run.json de cada ejecución dice cómo.</translation>
    </message>
    <message>
        <source>Latency: one image of %1 pixels at a time on %2, threads: %3.</source>
        <translation>Latencia: una imagen de %1 píxeles cada vez en %2, hilos: %3.</translation>
    </message>
    <message>
        <source>These points were chosen by a search over %1: successive halving by mean validation accuracy (seeds %2), in runs that do not count here. With and without distillation the best was chosen, so that other settings may differ.</source>
        <translation>Estos puntos los eligió una búsqueda entre %1: reducción sucesiva por exactitud media de validación (semillas %2), en ejecuciones que no cuentan aquí. Se eligió el mejor con destilación y sin ella, de modo que otros ajustes pueden diferir.</translation>
    </message>
    <message>
        <source>the search cannot choose without the runs that were stopped; resume the experiment to finish them</source>
        <translation>la búsqueda no puede elegir sin las ejecuciones que se detuvieron; reanude el experimento para terminarlas</translation>
    </message>
    <message>
        <source>at α = 1 there is no teacher to compare with, since there are several: agreement, KL divergence and logit difference stay empty</source>
        <translation>con α = 1 no hay un maestro con el que comparar, porque hay varios: la concordancia, la divergencia KL y la diferencia de logits quedan vacías</translation>
    </message>
    <message>
        <source>with %1, runs of the experiment in %2 would change their names, because a new file is called like one of the experiment; rename the new file</source>
        <translation>con %1, algunas ejecuciones del experimento en %2 cambiarían de nombre, porque un archivo nuevo se llama como uno del experimento; cambie el nombre del archivo nuevo</translation>
    </message>
    <message>
        <source>File with the teacher&apos;s weights (.pth, .pt, .th, .ckpt, .safetensors) or its logits for every image (.csv, .safetensors); or imagenet:ARCH, such as imagenet:resnet50, for torchvision&apos;s weights in PyTorch&apos;s cache. Each of several, separated by commas, has runs of its own; a file name with commas goes in double quotes, unless it is the only one.</source>
        <translation>Archivo con los pesos del maestro (.pth, .pt, .th, .ckpt, .safetensors) o sus logits para cada imagen (.csv, .safetensors); o imagenet:ARCH, por ejemplo imagenet:resnet50, para los pesos de torchvision en la caché de PyTorch. Si se dan varios, separados por comas, cada uno tiene sus propias ejecuciones; un nombre de archivo con comas va entre comillas dobles, salvo que sea el único.</translation>
    </message>
    <message>
        <source>random; teacher: layers of a deeper teacher of the same family; imagenet: torchvision&apos;s ImageNet weights; or a PyTorch file. A head for a different number of classes is replaced by a new one. Each of several, separated by commas, has runs of its own; a file name with commas goes in double quotes, unless it is the only one.</source>
        <translation>random: al azar; teacher: capas de un maestro más profundo de la misma familia; imagenet: pesos de ImageNet de torchvision; o un archivo de PyTorch. Una cabeza para otro número de clases se sustituye por una nueva. Si se dan varios, separados por comas, cada uno tiene sus propias ejecuciones; un nombre de archivo con comas va entre comillas dobles, salvo que sea el único.</translation>
    </message>
    <message>
        <source>must not be more than %1</source>
        <translation>no debe ser mayor que %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Which points are trained to the end.</source>
        <translation>Qué puntos se entrenan hasta el final.</translation>
    </message>
    <message>
        <source>Every point is trained to the end, in every repeat.</source>
        <translation>Cada punto se entrena hasta el final, en cada repetición.</translation>
    </message>
    <message>
        <source>Successive halving: all points begin with a few epochs, and only the best by validation accuracy go on, until one is left. It is trained again on fresh seeds, and only those runs are reported. Points with α = 1 are searched by themselves.</source>
        <translation>Reducción sucesiva a la mitad (successive halving): todos los puntos empiezan con unas pocas épocas y solo siguen los mejores por exactitud de validación, hasta que queda uno. Este se entrena de nuevo con semillas nuevas, y solo se informa de esas ejecuciones. Los puntos con α = 1 se buscan aparte.</translation>
    </message>
    <message>
        <source>Search repeats</source>
        <translation>Repeticiones de la búsqueda</translation>
    </message>
    <message>
        <source>Runs per point in the search, each with its own seed; points are chosen by their mean.</source>
        <translation>Ejecuciones por punto en la búsqueda, cada una con su propia semilla; los puntos se eligen por su media.</translation>
    </message>
    <message>
        <source>Search factor</source>
        <translation>Factor de la búsqueda</translation>
    </message>
    <message>
        <source>η of successive halving: one of η points goes on, for η times as many epochs.</source>
        <translation>η de la reducción sucesiva: sigue uno de cada η puntos, con η veces más épocas.</translation>
    </message>
    <message>
        <source>First search epochs</source>
        <translation>Épocas iniciales de la búsqueda</translation>
    </message>
    <message>
        <source>Epochs of the first round of the search; 0 lets each round have η times the epochs of the one before, so that one more would have all.</source>
        <translation>Épocas de la primera ronda de la búsqueda; con 0, cada ronda tiene η veces las épocas de la anterior, de modo que una más las tendría todas.</translation>
    </message>
    <message>
        <source>it has %2 layers: %3, and torchvision&apos;s %1 has %4, one of them only in its code; the logits computed here are not its own</source>
        <translation>tiene capas %2: %3, y %1 de torchvision tiene %4, una de ellas solo en su código; los logits calculados aquí no son los suyos</translation>
    </message>
    <message>
        <source>the file states that its images are scaled to squares, whatever their shape; here they keep it, and the middle %1 % of the shorter side is seen</source>
        <translation>el archivo declara que sus imágenes se escalan a cuadrados, sea cual sea su forma; aquí la conservan, y se ve el %1 % central del lado corto</translation>
    </message>
    <message>
        <source>the file states that its images are scaled to squares, whatever their shape, of which the middle %1 % is seen; here they keep it, and the middle %2 % of the shorter side is seen</source>
        <translation>el archivo declara que sus imágenes se escalan a cuadrados, sea cual sea su forma, y que de ellos se ve el %1 % central; aquí conservan su forma, y se ve el %2 % central del lado corto</translation>
    </message>
    <message>
        <source>with several teachers, the student cannot start from layers of one where α is 1; leave out α = 1, or these points of it</source>
        <translation>con varios maestros, el estudiante no puede partir de las capas de uno de ellos donde α es 1; omita α = 1 o esos puntos</translation>
    </message>
    <message>
        <source>with several teachers, runs at α = 1 have no %1; choose a metric that needs no teacher</source>
        <translation>con varios maestros, las ejecuciones con α = 1 no tienen %1; elija una métrica que no necesite maestro</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the test set at the last epoch</source>
        <translation>Exactitud top-1 en el conjunto de prueba en la última época</translation>
    </message>
    <message>
        <source>Best epoch, test accuracy</source>
        <translation>Mejor época, exactitud de prueba</translation>
    </message>
    <message>
        <source>Top-1 accuracy on the test set at the epoch that is best on the validation set</source>
        <translation>Exactitud top-1 en el conjunto de prueba en la época que es mejor en el de validación</translation>
    </message>
    <message>
        <source>%1 contains the folder %2. If it is a split of the data, call it %3.</source>
        <translation>%1 contiene la carpeta %2. Si es una parte de los datos, llámela %3.</translation>
    </message>
    <message>
        <source>must be 0 with %1, since points would be chosen on the images that they are reported on</source>
        <translation>debe ser 0 con %1, pues los puntos se elegirían con las mismas imágenes con las que se informa de ellos</translation>
    </message>
    <message>
        <source>%1 was trained with a split of its own, but these are other images; they are split as usual, and some may have been trained on</source>
        <translation>%1 se entrenó con un reparto propio, pero estas son otras imágenes; se reparten de la forma habitual, y puede que se haya entrenado con algunas</translation>
    </message>
    <message>
        <source>folds of all images</source>
        <translation>pliegues de todas las imágenes</translation>
    </message>
    <message>
        <source>folds of %1</source>
        <translation>pliegues de %1</translation>
    </message>
    <message>
        <source>drawn from training images</source>
        <translation>tomadas de las imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>No verdict. %1</source>
        <translation>Sin veredicto. %1</translation>
    </message>
    <message>
        <source>%1: the logits are for the original images, not for mixed ones; set %2</source>
        <translation>%1: los logits son de las imágenes originales, no de mezclas; use %2</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Suavizado de etiquetas</translation>
    </message>
    <message>
        <source>Share of each label that cross entropy in training spreads evenly over all classes; 0 turns it off. At α = 0 there is no cross entropy to smooth.</source>
        <translation>Parte de cada etiqueta que la entropía cruzada del entrenamiento reparte por igual entre todas las clases; 0 lo desactiva. Con α = 0 no hay entropía cruzada que suavizar.</translation>
    </message>
    <message>
        <source>those kept for validation</source>
        <translation>las guardadas para validación</translation>
    </message>
    <message>
        <source>the images in %1/</source>
        <translation>las imágenes de %1/</translation>
    </message>
    <message>
        <source>%1 % of the training images of each class, drawn with seed %2, are kept for choosing epochs; %3 are only for testing</source>
        <translation>el %1 % de las imágenes de entrenamiento de cada clase, sorteadas con la semilla %2, se guarda para elegir épocas; %3 son solo para prueba</translation>
    </message>
    <message>
        <source>%1 to %2 points before Holm&apos;s correction</source>
        <translation>de %1 a %2 puntos antes de la corrección de Holm</translation>
    </message>
    <message>
        <source>%1 to %2 points</source>
        <translation>de %1 a %2 puntos</translation>
    </message>
    <message>
        <source>α %1 against α %2: undecided, %3 (%4 pairs)</source>
        <translation>α %1 frente a α %2: sin decidir, %3 (%4 pares)</translation>
    </message>
    <message>
        <source>α %1 against α %2: undecided, %3 (%4 pairs); about one more repeat would settle %6</source>
        <translation>α %1 frente a α %2: sin decidir, %3 (%4 pares); cerca de una repetición más decidiría %6</translation>
    </message>
    <message>
        <source>α %1 against α %2: undecided, %3 (%4 pairs); about %5 more repeats would settle %6</source>
        <translation>α %1 frente a α %2: sin decidir, %3 (%4 pares); unas %5 repeticiones más decidirían %6</translation>
    </message>
    <message>
        <source>Repeats were added after a first result (%1 looks in all): who goes on until a difference shows finds one by chance more often than in 5 %.</source>
        <translation>Se añadieron repeticiones después de un primer resultado (%1 miradas en total): quien sigue hasta que aparece una diferencia encuentra una por azar más a menudo que en un 5 %.</translation>
    </message>
    <message>
        <source>%1 was trained on some of the images that students are validated on here, because they were split in another way; its accuracy, and how close students come to it, look too good</source>
        <translation>%1 se entrenó con algunas de las imágenes con las que aquí se valida a los estudiantes, porque se repartieron de otra manera; su exactitud, y lo cerca que los estudiantes quedan de él, parecen demasiado buenas</translation>
    </message>
    <message>
        <source>nothing says which fold %1 was not trained on; the first is taken, and its images may have been trained on</source>
        <translation>nada dice con qué pliegue no se entrenó %1; se toma el primero, y puede que se haya entrenado con sus imágenes</translation>
    </message>
    <message>
        <source>how the images of %1 were split cannot be read (%2); they are split as usual, and some may have been trained on</source>
        <translation>no se puede leer cómo se repartieron las imágenes de %1 (%2); se reparten como de costumbre, y puede que se haya entrenado con algunas</translation>
    </message>
    <message>
        <source>repeats are the folds of a cross-validation, whose intervals are widened because training sets overlap; folds: %1</source>
        <translation>las repeticiones son los pliegues de una validación cruzada, cuyos intervalos se ensanchan porque los conjuntos de entrenamiento se solapan; pliegues: %1</translation>
    </message>
    <message>
        <source>correlation of probabilities, over classes and over the images of a batch</source>
        <translation>correlación de probabilidades, entre clases y entre las imágenes de un lote</translation>
    </message>
    <message>
        <source>kl in two parts, the label&apos;s and the other classes&apos;, weighted apart</source>
        <translation>kl en dos partes, la de la etiqueta y la de las demás clases, con pesos distintos</translation>
    </message>
    <message>
        <source>kl of standardised logits; a temperature of 2 is usual</source>
        <translation>kl de logits estandarizados; lo habitual es una temperatura de 2</translation>
    </message>
    <message>
        <source>DKD: label</source>
        <translation>DKD: etiqueta</translation>
    </message>
    <message>
        <source>Weight of the label&apos;s probability against that of all other classes, in dkd; 1 is usual.</source>
        <translation>Peso de la probabilidad de la etiqueta frente a la de todas las demás clases, en dkd; lo habitual es 1.</translation>
    </message>
    <message>
        <source>DKD: other classes</source>
        <translation>DKD: otras clases</translation>
    </message>
    <message>
        <source>Weight of the other classes among themselves, in dkd; 8 is usual for CIFAR, 0.5 for ImageNet.</source>
        <translation>Peso de las demás clases entre sí, en dkd; lo habitual es 8 para CIFAR y 0.5 para ImageNet.</translation>
    </message>
    <message>
        <source>DIST: over classes</source>
        <translation>DIST: entre clases</translation>
    </message>
    <message>
        <source>Weight of the correlation over the classes of an image, in dist.</source>
        <translation>Peso de la correlación entre las clases de una imagen, en dist.</translation>
    </message>
    <message>
        <source>DIST: over images</source>
        <translation>DIST: entre imágenes</translation>
    </message>
    <message>
        <source>Weight of the correlation over the images of a batch, in dist.</source>
        <translation>Peso de la correlación entre las imágenes de un lote, en dist.</translation>
    </message>
    <message>
        <source>%1 may have been trained on images that students are validated on here, because they have changed since; its accuracy, and how close students come to it, may look too good</source>
        <translation>puede que %1 se haya entrenado con imágenes con las que aquí se valida a los estudiantes, porque han cambiado desde entonces; su exactitud, y lo cerca que los estudiantes quedan de él, pueden parecer demasiado buenas</translation>
    </message>
    <message>
        <source>unknown schedule “%1”; accepted are constant, linear and cosine</source>
        <translation>evolución desconocida «%1»; se aceptan constant, linear y cosine</translation>
    </message>
    <message>
        <source>with %1 the epochs that are planned already would have had another α or temperature; the experiment in %2 can only be resumed with %3</source>
        <translation>con %1, las épocas ya previstas habrían tenido otro α u otra temperatura; el experimento de %2 solo puede reanudarse con %3</translation>
    </message>
    <message>
        <source>Weight of the labels</source>
        <translation>Peso de las etiquetas</translation>
    </message>
    <message>
        <source>Factor on the cross entropy beside α: loss = α · hard weight · cross entropy + (1 − α) · soft weight · distillation. At α = 0.5, 2 and 2 add both as they are. It has no part at α = 0 and α = 1.</source>
        <translation>Factor de la entropía cruzada junto a α: pérdida = α · peso de las etiquetas · entropía cruzada + (1 − α) · peso del maestro · destilación. Con α = 0.5, los pesos 2 y 2 suman ambas tal como son. No interviene con α = 0 ni con α = 1.</translation>
    </message>
    <message>
        <source>Last temperature</source>
        <translation>Última temperatura</translation>
    </message>
    <message>
        <source>Temperature of the last epoch, where it has a schedule.</source>
        <translation>Temperatura de la última época, si evoluciona.</translation>
    </message>
    <message>
        <source>Last α</source>
        <translation>Último α</translation>
    </message>
    <message>
        <source>α of the last epoch, where it has a schedule; all α below 1 go there.</source>
        <translation>α de la última época, si evoluciona; todos los α menores que 1 llegan a él.</translation>
    </message>
    <message>
        <source>Schedule of the temperature</source>
        <translation>Evolución de la temperatura</translation>
    </message>
    <message>
        <source>How the temperature goes from its first value to its last over the epochs: constant (it stays), linear, or along half a cosine.</source>
        <translation>Cómo pasa la temperatura de su primer valor al último a lo largo de las épocas: constant (se mantiene), linear (lineal) o cosine (según medio coseno).</translation>
    </message>
    <message>
        <source>Weight of the teacher</source>
        <translation>Peso del maestro</translation>
    </message>
    <message>
        <source>Factor on the distillation loss beside 1 − α. Losses differ in size: mse of logits may be a hundred times the cross entropy.</source>
        <translation>Factor de la pérdida de destilación junto a 1 − α. Las pérdidas tienen magnitudes distintas: la mse de los logits puede ser cien veces la entropía cruzada.</translation>
    </message>
    <message>
        <source>Schedule of α</source>
        <translation>Evolución de α</translation>
    </message>
    <message>
        <source>How α goes from its first value to its last over the epochs: constant (it stays), linear, or along half a cosine. α = 1 stays: it has no teacher.</source>
        <translation>Cómo pasa α de su primer valor al último a lo largo de las épocas: constant (se mantiene), linear (lineal) o cosine (según medio coseno). α = 1 se mantiene, pues no tiene maestro.</translation>
    </message>
    <message>
        <source>Warm-up of distillation</source>
        <translation>Calentamiento de la destilación</translation>
    </message>
    <message>
        <source>Epochs over which the distillation loss grows to its full weight: in epoch e of W it has e / W of it. 20 is usual for dkd on CIFAR; 0 turns it off.</source>
        <translation>Épocas en las que la pérdida de destilación crece hasta su peso completo: en la época e de W tiene e / W de él. Con dkd y CIFAR, lo habitual es 20; con 0 se desactiva.</translation>
    </message>
    <message>
        <source>Weight decay on</source>
        <translation>Decaimiento de pesos en</translation>
    </message>
    <message>
        <source>where α, the temperature or a weight of the loss follows a schedule, val_loss is another function in every epoch; accepted are metrics that stay the same, such as val_accuracy</source>
        <translation>si α, la temperatura o un peso de la pérdida cambian con las épocas, val_loss es otra función en cada época; se aceptan métricas que no cambian, como val_accuracy</translation>
    </message>
    <message>
        <source>all: every parameter that is trained, as PyTorch does by default; weights: neither biases nor normalisation layers.</source>
        <translation>all: todo parámetro que se entrena, como hace PyTorch de forma predeterminada; weights: ni sesgos ni capas de normalización.</translation>
    </message>
    <message>
        <source>the middle stage&apos;s features, which a 1 × 1 convolution brings to the teacher&apos;s channels, come close to the teacher&apos;s</source>
        <translation>las características de la etapa central, llevadas a los canales del maestro por una convolución de 1 × 1, se acercan a las suyas</translation>
    </message>
    <message>
        <source>each stage looks where the teacher&apos;s looks: attention maps, the squares of features summed over channels, come close</source>
        <translation>cada etapa mira donde mira la del maestro: se acercan los mapas de atención, que son los cuadrados de las características sumados sobre los canales</translation>
    </message>
    <message>
        <source>a feature loss needs the feature maps of student and teacher, and one of both shows none</source>
        <translation>una pérdida de características necesita los mapas de características de estudiante y maestro, y uno de los dos no muestra ninguno</translation>
    </message>
    <message>
        <source>%1 shows no feature maps, which a feature loss compares; its network must be one of the architectures that are built in</source>
        <translation>%1 no muestra mapas de características, que es lo que compara una pérdida de características; su red debe ser una de las arquitecturas incluidas</translation>
    </message>
    <message>
        <source>%1: logits have no feature maps, which a feature loss compares; set %2</source>
        <translation>%1: unos logits no tienen mapas de características, que es lo que compara una pérdida de características; use %2</translation>
    </message>
    <message>
        <source>Feature loss</source>
        <translation>Pérdida de características</translation>
    </message>
    <message>
        <source>logits alone are compared</source>
        <translation>solo se comparan los logits</translation>
    </message>
    <message>
        <source>FitNet: weight</source>
        <translation>FitNet: peso</translation>
    </message>
    <message>
        <source>Weight of fitnet&apos;s feature loss; 100 is usual.</source>
        <translation>Peso de la pérdida de características de fitnet; lo habitual es 100.</translation>
    </message>
    <message>
        <source>AT: weight</source>
        <translation>AT: peso</translation>
    </message>
    <message>
        <source>Weight of at&apos;s feature loss; 1000 is usual.</source>
        <translation>Peso de la pérdida de características de at; lo habitual es 1000.</translation>
    </message>
    <message>
        <source>images in %1 folds</source>
        <translation>imágenes en %1 pliegues</translation>
    </message>
    <message>
        <source>minus α %1</source>
        <translation>menos α %1</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>%1, with which training begins, was trained on some of the images that are validated on here, because they were split in another way; accuracy looks too good</source>
        <translation>%1, con el que comienza el entrenamiento, se entrenó con algunas de las imágenes con las que aquí se valida, pues se repartieron de otra manera; la exactitud parece mejor de lo que es</translation>
    </message>
    <message>
        <source>%1, with which training begins, may have been trained on images that are validated on here, because they have changed since; accuracy may look too good</source>
        <translation>%1, con el que comienza el entrenamiento, pudo entrenarse con imágenes con las que aquí se valida, pues han cambiado desde entonces; la exactitud puede parecer mejor de lo que es</translation>
    </message>
    <message>
        <source>%1 was trained on %2 of the %3 images in %4/, which its folds are of; %5 takes those that it was not trained on</source>
        <translation>%1 se entrenó con %2 de las %3 imágenes de %4/, de las que son sus pliegues; %5 toma aquellas con las que no se entrenó</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>sum over classes, mean over the batch</source>
        <translation>suma sobre las clases, media sobre el lote</translation>
    </message>
    <message>
        <source>mean over batch and classes</source>
        <translation>media sobre lote y clases</translation>
    </message>
    <message>
        <source>yes, but not where alpha is 0 or no labels are given</source>
        <translation>sí, salvo si alpha es 0 o no hay etiquetas</translation>
    </message>
    <message>
        <source>Seed document</source>
        <translation>Documento original</translation>
    </message>
    <message>
        <source>The sweep that Retort grew from: mean squared error of logits, SGD, 25 epochs, four repeats.</source>
        <translation>El barrido del que nació Retort: error cuadrático medio de los logits, SGD, 25 épocas y cuatro repeticiones.</translation>
    </message>
    <message>
        <source>Hinton&apos;s distillation</source>
        <translation>Destilación de Hinton</translation>
    </message>
    <message>
        <source>KL divergence of softened probabilities with a small weight of the labels; the training itself stays as it is.</source>
        <translation>Divergencia KL de probabilidades suavizadas con un peso pequeño de las etiquetas; el entrenamiento en sí queda como está.</translation>
    </message>
    <message>
        <source>CIFAR as in RepDistiller</source>
        <translation>CIFAR como en RepDistiller</translation>
    </message>
    <message>
        <source>The recipe that most CIFAR-100 tables are made with: 240 epochs of SGD, KL divergence at temperature 4 with weight 0.9.</source>
        <translation>La receta con la que se hacen casi todas las tablas de CIFAR-100: 240 épocas de SGD y divergencia KL a temperatura 4 con peso 0.9.</translation>
    </message>
    <message>
        <source>Patient teacher (function matching)</source>
        <translation>Maestro paciente (emparejar funciones)</translation>
    </message>
    <message>
        <source>training needs about %1 of memory, but only %2 is available</source>
        <translation>el entrenamiento necesita unos %1 de memoria, pero solo hay %2 disponibles</translation>
    </message>
    <message>
        <source>reduce %1, %2 or %3</source>
        <translation>reduzca %1, %2 o %3</translation>
    </message>
    <message>
        <source>validate on more images, or set %1 to validate on all of them in turn</source>
        <translation>valide con más imágenes, o use %1 para validar con todas por turnos</translation>
    </message>
    <message>
        <source>the class “%1” has %2 training images, “%3” only %4, so that accuracy says little about small classes</source>
        <translation>la clase «%1» tiene %2 imágenes de entrenamiento y «%3» solo %4, así que la exactitud dice poco de las clases pequeñas</translation>
    </message>
    <message>
        <source>add images to small classes, and look at the macro accuracy, in which each class counts the same</source>
        <translation>añada imágenes a las clases pequeñas y mire la exactitud macro, en la que cada clase cuenta lo mismo</translation>
    </message>
    <message>
        <source>the class folders “%1” and “%2” seem to mean one class</source>
        <translation>las carpetas de clases «%1» y «%2» parecen ser una sola clase</translation>
    </message>
    <message>
        <source>if they do, move their images into one folder</source>
        <translation>si lo son, ponga sus imágenes en una sola carpeta</translation>
    </message>
    <message>
        <source>files that cannot be read and are left out: %1, first %2: %3</source>
        <translation>archivos que no se pueden leer y se omiten: %1, el primero %2: %3</translation>
    </message>
    <message>
        <source>replace or delete them</source>
        <translation>sustitúyalos o bórrelos</translation>
    </message>
    <message>
        <source>images that are in one split more than once: %1, first %2, the same as %3</source>
        <translation>imágenes que están más de una vez en la misma partición: %1, la primera %2, igual que %3</translation>
    </message>
    <message>
        <source>delete the copies, which count double</source>
        <translation>borre las copias, que cuentan doble</translation>
    </message>
    <message>
        <source>images that are measured on and, the same or resized or recompressed, trained on as well: %1, first %2, like %3</source>
        <translation>imágenes con las que se mide y también se entrena, iguales, reescaladas o recomprimidas: %1, la primera %2, como %3</translation>
    </message>
    <message>
        <source>delete one of each two: accuracy looks too high with both</source>
        <translation>borre una de cada dos: con ambas la exactitud parece demasiado alta</translation>
    </message>
    <message>
        <source>images that are in the folders of two classes: %1, first %2, like %3</source>
        <translation>imágenes que están en las carpetas de dos clases: %1, la primera %2, como %3</translation>
    </message>
    <message>
        <source>delete them from the class that they do not show</source>
        <translation>bórrelas de la clase que no muestran</translation>
    </message>
    <message>
        <source>no image of the class “%1” in %2 can be read</source>
        <translation>no se puede leer ninguna imagen de la clase «%1» en %2</translation>
    </message>
    <message>
        <source>replace the files, or delete the folders of this class</source>
        <translation>sustituya los archivos, o borre las carpetas de esta clase</translation>
    </message>
    <message>
        <source>corrupt, duplicate and leaking images: only %1 of %2 files were read</source>
        <translation>imágenes dañadas, duplicadas o compartidas entre particiones: solo se leyeron %1 de %2 archivos</translation>
    </message>
    <message>
        <source>an accuracy on the %1 validation images is only known to ± %2 points (95 %)</source>
        <translation>con %1 imágenes de validación, una exactitud solo se conoce con ± %2 puntos (95 %)</translation>
    </message>
    <message>
        <source>an accuracy on the %1 test images is only known to ± %2 points (95 %)</source>
        <translation>con %1 imágenes de prueba, una exactitud solo se conoce con ± %2 puntos (95 %)</translation>
    </message>
    <message>
        <source>choose a folder with train and val, and in each a folder of images for every class</source>
        <translation>elija una carpeta con train y val, y en cada una, una carpeta de imágenes por clase</translation>
    </message>
    <message>
        <source>set %1 to the size that all networks accept, or %2 to leave it to them</source>
        <translation>ponga en %1 el tamaño que aceptan todas las redes, o %2 para dejarlo a ellas</translation>
    </message>
    <message>
        <source>choose weights that fit the student, or set %1</source>
        <translation>elija pesos que encajen con el estudiante, o use %1</translation>
    </message>
    <message>
        <source>choose another teacher, or another %1</source>
        <translation>elija otro maestro, u otro %1</translation>
    </message>
    <message>
        <source>Asking the teacher about validation images</source>
        <translation>Preguntando al maestro por imágenes de validación</translation>
    </message>
    <message>
        <source>the teacher was asked about %1 of %2 validation images</source>
        <translation>se preguntó al maestro por %1 de %2 imágenes de validación</translation>
    </message>
    <message>
        <source>the network cannot be applied to images of %1 pixels: %2</source>
        <translation>la red no se puede aplicar a imágenes de %1 píxeles: %2</translation>
    </message>
    <message>
        <source>correct %1</source>
        <translation>corrija %1</translation>
    </message>
    <message>
        <source>free space there, choose another %1, or train fewer points or repeats</source>
        <translation>libere espacio, elija otro valor de %1, o entrene menos puntos o repeticiones</translation>
    </message>
    <message>
        <source>free disk space: no output folder is named</source>
        <translation>espacio libre en disco: no se ha indicado carpeta de salida</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imágenes</translation>
    </message>
    <message>
        <source>memory and disk space</source>
        <translation>memoria y espacio en disco</translation>
    </message>
    <message>
        <source>%1 gets %2 % of %3 validation images right, and %4 before any training %5 % already</source>
        <translation>%1 acierta el %2 % de %3 imágenes de validación, y %4 ya el %5 % antes de entrenar</translation>
    </message>
    <message>
        <source>choose a better teacher, or set %1</source>
        <translation>elija un maestro mejor, o use %1</translation>
    </message>
    <message>
        <source>set %1, or choose another %2</source>
        <translation>use %1, o elija otro valor de %2</translation>
    </message>
    <message>
        <source>the student %1 has %2 parameters, more than the %3 of its teacher, %4</source>
        <translation>el estudiante %1 tiene %2 parámetros, más que los %3 de su maestro, %4</translation>
    </message>
    <message>
        <source>choose a smaller student, unless that is what you want to study</source>
        <translation>elija un estudiante más pequeño, salvo que quiera estudiar justo eso</translation>
    </message>
    <message>
        <source>the student begins with %1 and gets %2 % of %3 validation images right before any training</source>
        <translation>el estudiante empieza con %1 y acierta el %2 % de %3 imágenes de validación antes de entrenar</translation>
    </message>
    <message>
        <source>set %1 to see what distillation alone does</source>
        <translation>use %1 para ver qué logra la destilación por sí sola</translation>
    </message>
    <message>
        <source>%1 gets %2 % of %3 validation images right with %4, and only %5 % with %6: %7 points less, of which chance explains %8 at most</source>
        <translation>%1 acierta el %2 % de %3 imágenes de validación con %4, y solo el %5 % con %6: %7 puntos menos, de los que el azar explica %8 como mucho</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>use %1</translation>
    </message>
    <message>
        <source>the class folders are numbers and are sorted as text (%1, %2, %3, …), and %4 does not name its classes</source>
        <translation>las carpetas de clases son números y se ordenan como texto (%1, %2, %3, …), y %4 no nombra sus clases</translation>
    </message>
    <message>
        <source>if its outputs are in the order of the numbers, say so in a %1</source>
        <translation>si sus salidas siguen el orden de los números, indíquelo con %1</translation>
    </message>
    <message>
        <source>if that is not their order, write a %1</source>
        <translation>si no es ese su orden, indíquelo con %1</translation>
    </message>
    <message>
        <source>%1 gets %2 of %3 validation images right, no more than chance would (%4 %)</source>
        <translation>%1 acierta %2 de %3 imágenes de validación, no más que el azar (%4 %)</translation>
    </message>
    <message>
        <source>check %1, %2 and the order of its classes, or choose another teacher</source>
        <translation>revise %1, %2 y el orden de sus clases, o elija otro maestro</translation>
    </message>
    <message>
        <source>teacher and student: the TorchScript program was not yet chosen to run here</source>
        <translation>maestro y estudiante: el programa TorchScript aún no se ha elegido para ejecutarse aquí</translation>
    </message>
    <message>
        <source>choose another %1</source>
        <translation>elija otro valor de %1</translation>
    </message>
    <message>
        <source>images that are in %1/ more than once: %2; the first: %3 is the same picture as %4</source>
        <translation>imágenes que están más de una vez en %1/: %2; la primera: %3 es la misma imagen que %4</translation>
    </message>
    <message>
        <source>%1 predicts values that are not finite: its weights, or the statistics of its batch norms, have overflowed</source>
        <translation>%1 predice valores que no son finitos: sus pesos, o las estadísticas de su normalización por lotes, se han desbordado</translation>
    </message>
    <message>
        <source>runs of the same α count as repeats of one another, although these differ: %1. A column that is used as a setting tells them apart</source>
        <translation>las ejecuciones con el mismo α cuentan como repeticiones unas de otras, aunque difieren en: %1. Una columna usada como ajuste las distingue</translation>
    </message>
    <message>
        <source>runs whose steps are no epochs, and whose measurements are counted as epochs instead: %1</source>
        <translation>ejecuciones cuyos pasos no son épocas y cuyas mediciones se cuentan como épocas: %1</translation>
    </message>
    <message>
        <source>nothing says α; the runs count as α %1, trained on labels alone</source>
        <translation>nada indica α; las ejecuciones cuentan como α %1, entrenadas solo con etiquetas</translation>
    </message>
    <message>
        <source>choose another checkpoint</source>
        <translation>elija otro punto de control</translation>
    </message>
    <message>
        <source>Unknown interpolation “%1”. Accepted are bilinear and bicubic.</source>
        <translation>Interpolación desconocida «%1». Se aceptan bilinear y bicubic.</translation>
    </message>
    <message>
        <source>The resized side must be 0, or from the image size, %1, to %2; it is %3.</source>
        <translation>El lado redimensionado debe ser 0, o estar entre el tamaño de imagen, %1, y %2; es %3.</translation>
    </message>
    <message>
        <source>must be 0 or at least the image size, %1, not %2</source>
        <translation>debe ser 0 o al menos el tamaño de imagen, %1, no %2</translation>
    </message>
    <message>
        <source>Resized side</source>
        <translation>Lado redimensionado</translation>
    </message>
    <message>
        <source>Side in pixels to which the shorter side of an image is brought in validation before the centre is cut out; 0 uses 256 for an image size of 224 and in proportion for others, and the image size itself up to 64.</source>
        <translation>Lado en píxeles al que se lleva el lado más corto de una imagen en la validación antes de recortar el centro; con 0 es 256 para un tamaño de imagen de 224 y en proporción para los demás, y el propio tamaño de imagen hasta 64.</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolación</translation>
    </message>
    <message>
        <source>How images are resized, in training and validation: bilinear or bicubic, each as Pillow does it; should be what the teacher was trained with.</source>
        <translation>Cómo se redimensionan las imágenes, en el entrenamiento y en la validación: bilinear o bicubic, como lo hace Pillow; debería ser lo que se usó para entrenar al maestro.</translation>
    </message>
    <message>
        <source>RandAugment</source>
        <translation>RandAugment</translation>
    </message>
    <message>
        <source>Magnitude of RandAugment, from 1 to 30, which changes each cropped training image by operations drawn at random: shears, shifts, rotation, colour, contrast and the like; 0 turns it off, 9 is usual. The teacher sees the changed image.</source>
        <translation>Magnitud de RandAugment, de 1 a 30, que cambia cada imagen de entrenamiento recortada con operaciones elegidas al azar: inclinaciones, desplazamientos, rotación, color, contraste y similares; 0 lo desactiva y 9 es lo habitual. El maestro ve la imagen cambiada.</translation>
    </message>
    <message>
        <source>RandAugment operations</source>
        <translation>Operaciones de RandAugment</translation>
    </message>
    <message>
        <source>Number of operations that RandAugment applies to each image, one after the other; 2 is usual.</source>
        <translation>Número de operaciones que RandAugment aplica a cada imagen, una tras otra; 2 es lo habitual.</translation>
    </message>
    <message>
        <source>Random erasing</source>
        <translation>Borrado aleatorio</translation>
    </message>
    <message>
        <source>Probability that a rectangle of a training image, of 2 % to 33 % of its area, is replaced by the mean colour; 0 turns it off, 0.1 to 0.25 is usual. The teacher sees the image with its part erased.</source>
        <translation>Probabilidad de que un rectángulo de una imagen de entrenamiento, del 2 % al 33 % de su área, se sustituya por el color medio; 0 lo desactiva y de 0.1 a 0.25 es lo habitual. El maestro ve la imagen con esa parte borrada.</translation>
    </message>
    <message>
        <source>CutMix</source>
        <translation>CutMix</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Pesos de las clases</translation>
    </message>
    <message>
        <source>Weights of classes in the cross entropy of training: none, or balanced, which makes up for classes with few training images: n / (C · n_c) of n images of C classes. Validation is measured without weights. At α = 0 there is no cross entropy to weight.</source>
        <translation>Pesos de las clases en la entropía cruzada del entrenamiento: none, ninguno, o balanced, que compensa las clases con pocas imágenes de entrenamiento: n / (C · n_c) con n imágenes de C clases. La validación se mide sin pesos. Con α = 0 no hay entropía cruzada que ponderar.</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Muestreo</translation>
    </message>
    <message>
        <source>Which training images an epoch shows: shuffle, each once; or balanced, as many, drawn with replacement so that all classes come equally often.</source>
        <translation>Qué imágenes de entrenamiento muestra una época: shuffle, cada una una vez; o balanced, otras tantas, sorteadas con reemplazo de modo que todas las clases aparezcan con la misma frecuencia.</translation>
    </message>
    <message>
        <source>the file states that its images are resized in the way “%1”; here that is bilinear or bicubic</source>
        <translation>el archivo indica que sus imágenes se redimensionan con el método «%1»; aquí es bilinear o bicubic</translation>
    </message>
    <message>
        <source>trained for images whose shorter side is resized to %1 pixels before the centre is cut out</source>
        <translation>entrenado para imágenes cuyo lado más corto se lleva a %1 píxeles antes de recortar el centro</translation>
    </message>
    <message>
        <source>trained for images that are resized bicubically</source>
        <translation>entrenado para imágenes que se redimensionan de forma bicúbica</translation>
    </message>
    <message>
        <source>%1 pixels with %2</source>
        <translation>%1 píxeles con %2</translation>
    </message>
    <message>
        <source>%1 pixels with %2, %3 and %4</source>
        <translation>%1 píxeles con %2, %3 y %4</translation>
    </message>
    <message>
        <source>%1 sees its images at %2, and %3 at %4</source>
        <translation>%1 ve sus imágenes a %2, y %3 a %4</translation>
    </message>
    <message>
        <source>%1 does not say all of how it was trained; it sees its images at %2, as %3 does</source>
        <translation>%1 no dice del todo cómo se entrenó; ve sus imágenes a %2, como %3</translation>
    </message>
    <message>
        <source>The teacher alone, on strongly mixed images that both see alike, for very many epochs.</source>
        <translation>Solo el maestro, con imágenes muy mezcladas que ambos ven por igual, durante muchísimas épocas.</translation>
    </message>
    <message>
        <source>Loss of feature maps between the stages of student and teacher, added in training with its own weight times 1 − α; the teacher then sees every batch. It is no part of val_loss.</source>
        <translation>Pérdida entre los mapas de características de las etapas de estudiante y maestro, que se suma al entrenar con su propio peso por 1 − α; el maestro ve entonces cada lote. No forma parte de val_loss.</translation>
    </message>
    <message>
        <source>%1 contains no images. Image files end in %2.</source>
        <translation>%1 no contiene ninguna imagen. Los archivos de imagen terminan en %2.</translation>
    </message>
    <message>
        <source>choose a folder of images, or leave %1 empty</source>
        <translation>elija una carpeta con imágenes o deje %1 vacío</translation>
    </message>
    <message>
        <source>the unlabelled images in %1 are not those that the experiment in %2 was started with</source>
        <translation>las imágenes sin etiqueta de %1 no son aquellas con las que se inició el experimento de %2</translation>
    </message>
    <message>
        <source>other unlabelled images</source>
        <translation>otras imágenes sin etiqueta</translation>
    </message>
    <message>
        <source>Unlabelled images, for α = 0</source>
        <translation>Imágenes sin etiqueta, para α = 0</translation>
    </message>
    <message>
        <source>images in %1/ that are also among the unlabelled ones: %2 of %3, which makes accuracy at α = 0 look too high; the first: %4 is the same picture as %5</source>
        <translation>imágenes de %1/ que están también entre las que no tienen etiqueta: %2 de %3, por lo que la exactitud con α = 0 parece demasiado alta; la primera: %4 es la misma imagen que %5</translation>
    </message>
    <message>
        <source>%1 unlabelled images from %2, on which runs at α = 0 are trained as well</source>
        <translation>%1 imágenes sin etiqueta de %2, con las que se entrenan también las ejecuciones con α = 0</translation>
    </message>
    <message>
        <source>Unlabelled images</source>
        <translation>Imágenes sin etiqueta</translation>
    </message>
    <message>
        <source>Folder of further images, whose classes are not known, in any folders below it. Runs at α = 0 train on them as well, by what the teacher says of them.</source>
        <translation>Carpeta con más imágenes, de clase desconocida, en cualesquiera subcarpetas. Las ejecuciones con α = 0 se entrenan también con ellas, por lo que dice el maestro de cada una.</translation>
    </message>
    <message>
        <source>Teachers as an ensemble</source>
        <translation>Maestros como conjunto</translation>
    </message>
    <message>
        <source>All students learn from all teacher files at once: from the mean of their softened probabilities, or of their logits where a loss has no temperature.</source>
        <translation>Todos los estudiantes aprenden de todos los archivos de maestro a la vez: de la media de sus probabilidades suavizadas, o de sus logits si la pérdida no tiene temperatura.</translation>
    </message>
    <message>
        <source>Weights of the teachers</source>
        <translation>Pesos de los maestros</translation>
    </message>
    <message>
        <source>Of an ensemble: how much each teacher file counts in the mean, in their order, separated by commas, such as 2,1. If empty, all count alike.</source>
        <translation>De un conjunto: cuánto cuenta cada archivo de maestro en la media, en su orden y separados por comas, como 2,1. Si está vacío, todos cuentan lo mismo.</translation>
    </message>
    <message>
        <source>with %1, all images need labels</source>
        <translation>con %1, todas las imágenes necesitan etiqueta</translation>
    </message>
    <message>
        <source>%1 needs the label of each image, and unlabelled ones have none; choose another loss</source>
        <translation>%1 necesita la etiqueta de cada imagen, y las imágenes sin etiqueta no la tienen; elija otra pérdida</translation>
    </message>
    <message>
        <source>unlabelled images have no class that could be balanced; set it to shuffle</source>
        <translation>las imágenes sin etiqueta no tienen clase que se pueda equilibrar; elija shuffle</translation>
    </message>
    <message>
        <source>only runs in which α is 0 in all epochs use unlabelled images, and there are none</source>
        <translation>solo usan imágenes sin etiqueta las ejecuciones en las que α es 0 en todas las épocas, y no hay ninguna</translation>
    </message>
    <message>
        <source>names %1 weights for %2 teachers</source>
        <translation>indica %1 pesos para %2 maestros</translation>
    </message>
    <message>
        <source>“%1” is no weight; accepted are numbers greater than 0</source>
        <translation>«%1» no es un peso; se admiten números mayores que 0</translation>
    </message>
    <message>
        <source>one teacher is no ensemble; name several files</source>
        <translation>un solo maestro no es un conjunto; indique varios archivos</translation>
    </message>
    <message>
        <source>an ensemble has no layers that a student could start from; accepted are random, imagenet or a file</source>
        <translation>un conjunto no tiene capas de las que pueda partir un estudiante; se admiten random, imagenet o un archivo</translation>
    </message>
    <message>
        <source>an ensemble has no feature maps; accepted is none</source>
        <translation>un conjunto no tiene mapas de características; se admite none</translation>
    </message>
    <message>
        <source>The teacher is an ensemble of several models</source>
        <translation>El maestro es un conjunto de varios modelos</translation>
    </message>
    <message>
        <source>runs that are told apart as different settings by their names: %1. Where they are repeats, leave the column of the name unused</source>
        <translation>ejecuciones que se distinguen como ajustes distintos por sus nombres: %1. Si son repeticiones, deje sin usar la columna del nombre</translation>
    </message>
    <message>
        <source>%1 counts only with %2</source>
        <translation>%1 solo cuenta con %2</translation>
    </message>
    <message>
        <source>Mixes each training image and its label with another, by a weight drawn from the beta distribution with this parameter twice; 0 turns it off, 0.2 is usual. The teacher sees the mixed image. With cross-validation, a share of the training images or unlabelled ones, new views are drawn every epoch.</source>
        <translation>Mezcla cada imagen de entrenamiento y su etiqueta con otra, con un peso sorteado de la distribución beta con este parámetro dos veces; 0 lo desactiva, 0.2 es lo habitual. El maestro ve la imagen mezclada. Con validación cruzada, una parte de las imágenes de entrenamiento o imágenes sin etiqueta, se sortean vistas nuevas en cada época.</translation>
    </message>
    <message>
        <source>Replaces a box of each training image by that of another, and mixes the labels by area; the share of the area is drawn from the beta distribution with this parameter twice. 0 turns it off, 1 is usual. Where mixup is on too, each view is mixed one way or the other. The teacher sees the mixed image. With cross-validation, a share of the training images or unlabelled ones, new views are drawn every epoch.</source>
        <translation>Sustituye un recuadro de cada imagen de entrenamiento por el de otra y mezcla las etiquetas según el área; la parte del área se sortea de la distribución beta con este parámetro dos veces. 0 lo desactiva, 1 es lo habitual. Si también hay mixup, cada vista se mezcla de una forma o de la otra. El maestro ve la imagen mezclada. Con validación cruzada, una parte de las imágenes de entrenamiento o imágenes sin etiqueta, se sortean vistas nuevas en cada época.</translation>
    </message>
    <message>
        <source>runs that only a number in their names tells apart, and that count as repeats: %1</source>
        <translation>ejecuciones que solo se distinguen por un número en su nombre y cuentan como repeticiones: %1</translation>
    </message>
    <message>
        <source>columns that say something of each metric, and are not used: %1</source>
        <translation>columnas que dicen algo de cada métrica y no se usan: %1</translation>
    </message>
    <message>
        <source>runs whose training values count other steps than their measurements do, and are left out: %1</source>
        <translation>ejecuciones cuyos valores de entrenamiento cuentan otros pasos que sus mediciones, y se omiten: %1</translation>
    </message>
    <message>
        <source>runs whose seconds add up from epoch to epoch, and are taken for totals: %1</source>
        <translation>ejecuciones cuyos segundos se acumulan de época en época y se toman por totales: %1</translation>
    </message>
    <message>
        <source>runs whose epochs all took the very same time: %1. Is it that of the whole run?</source>
        <translation>ejecuciones cuyas épocas duraron todas exactamente lo mismo: %1. ¿Es el tiempo de toda la ejecución?</translation>
    </message>
    <message>
        <source>numbers with thousands separators: %1</source>
        <translation>números con separadores de millares: %1</translation>
    </message>
    <message>
        <source>numbers with three digits behind a comma, which is read as a decimal comma: %1</source>
        <translation>números con tres cifras tras una coma, que se lee como coma decimal: %1</translation>
    </message>
    <message>
        <source>values of “%1” between 0 and 1, read as percent like the larger ones of the same run: %2</source>
        <translation>valores de «%1» entre 0 y 1, leídos como porcentaje igual que los mayores de la misma ejecución: %2</translation>
    </message>
    <message>
        <source>repeats are taken as the file numbers them; they pair wrongly with runs that were imported with repeats from 0, which have one more, or by fold and seed together</source>
        <translation>las repeticiones se toman como las numera el archivo; se emparejan mal con ejecuciones importadas con repeticiones desde 0, que tienen una más, o numeradas por pliegue y semilla a la vez</translation>
    </message>
    <message>
        <source>test on more images</source>
        <translation>pruebe con más imágenes</translation>
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
    <name>retort::ui::AnnotationKeeper</name>
    <message>
        <source>Names, tags and notes could not be saved: %1</source>
        <translation>No se pudieron guardar los nombres, etiquetas y notas: %1</translation>
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
        <source>Text files and tables (*.csv *.txt *.json)</source>
        <translation>Archivos de texto y tablas (*.csv *.txt *.json)</translation>
    </message>
    <message>
        <source>Choose one file, or several to compare</source>
        <translation>Elegir un archivo, o varios para compararlos</translation>
    </message>
</context>
<context>
    <name>retort::ui::CalibrationPage</name>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>Accuracy of each class</source>
        <translation>Exactitud de cada clase</translation>
    </message>
    <message>
        <source>Share of each class&apos;s validation images that is recognised</source>
        <translation>Proporción de las imágenes de validación de cada clase que se reconoce</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
</context>
<context>
    <name>retort::ui::ChartView</name>
    <message>
        <source>Wheel: zoom in x (Shift: in y). Drag: zoom to a selection. Home: show everything.
Click or P: pin the crosshair. Escape: release it. Double-click or M: maximise.</source>
        <translation>Rueda: zoom en x (con Mayús, en y). Arrastrar: zoom a una selección. Inicio: mostrar todo.
Clic o P: fijar la cruz. Escape: soltarla. Doble clic o M: maximizar.</translation>
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
vs. baseline: %1</source>
        <translation>
frente a la referencia: %1</translation>
    </message>
    <message>
        <source>Reset &amp;Zoom</source>
        <translation>Restablecer la &amp;vista</translation>
    </message>
    <message>
        <source>Show the full range of every chart</source>
        <translation>Mostrar el rango completo de todos los gráficos</translation>
    </message>
    <message>
        <source>&amp;Values at the Crosshair</source>
        <translation>Valores en la &amp;cruz</translation>
    </message>
    <message>
        <source>Show a table with the values of all curves beside the charts</source>
        <translation>Mostrar junto a los gráficos una tabla con los valores de todas las curvas</translation>
    </message>
    <message>
        <source>Fi&amp;x Axes</source>
        <translation>Fi&amp;jar los ejes</translation>
    </message>
    <message>
        <source>Keep all axes as they are now while runs are shown, hidden or trained</source>
        <translation>Mantener todos los ejes como están ahora mientras se muestran, ocultan o entrenan ejecuciones</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, suavizado</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
</context>
<context>
    <name>retort::ui::ChoiceField</name>
    <message>
        <source>Train with several of these: each has runs of its own</source>
        <translation>Entrenar con varios de estos: cada uno tiene sus propias ejecuciones</translation>
    </message>
    <message>
        <source>%1: several values</source>
        <translation>%1: varios valores</translation>
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
        <source>Number of images per class; select a count to see some of the images</source>
        <translation>Número de imágenes por clase; seleccione un número para ver algunas</translation>
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
        <source>Images of the selected class</source>
        <translation>Imágenes de la clase seleccionada</translation>
    </message>
    <message>
        <source>Double-click an image to open its folder; right-click to copy its path</source>
        <translation>Doble clic en una imagen para abrir su carpeta; clic derecho para copiar su ruta</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>Leyendo la carpeta…</translation>
    </message>
    <message>
        <source>Choose a data folder in Setup to see its classes here.</source>
        <translation>Elija una carpeta de datos en Configuración para ver aquí sus clases.</translation>
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
    <name>retort::ui::ColumnVisibility</name>
    <message>
        <source>Hyperparameters</source>
        <translation>Hiperparámetros</translation>
    </message>
</context>
<context>
    <name>retort::ui::ComparePanel</name>
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
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>Metric to compare</source>
        <translation>Métrica que se compara</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Use each run&apos;s epoch with the highest validation accuracy, or its last epoch</source>
        <translation>Usar la época de mayor exactitud de validación de cada ejecución, o la última</translation>
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
        <source>What the error bars show</source>
        <translation>Qué muestran las barras de error</translation>
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
        <source>Reference α for the differences in the table</source>
        <translation>α de referencia para las diferencias de la tabla</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Nothing to compare yet.
Start training or open an experiment folder.</source>
        <translation>Aún no hay nada que comparar.
Inicie un entrenamiento o abra una carpeta de experimento.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>Value minus that of the reference α, paired by repeat, and by seed where it is known. If the interval excludes 0, the difference is unlikely to be due to chance</source>
        <translation>Valor menos el del α de referencia, emparejado por repetición, y por semilla donde se conoce. Si el intervalo excluye el 0, es improbable que la diferencia se deba al azar</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Eje</translation>
    </message>
    <message>
        <source>What stands along the chart</source>
        <translation>Qué se muestra a lo largo del gráfico</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Points with error bars along the axis, or a heat map over two axes</source>
        <translation>Puntos con barras de error a lo largo del eje, o un mapa de calor sobre dos ejes</translation>
    </message>
    <message>
        <source>Heat map with %1</source>
        <translation>Mapa de calor con %1</translation>
    </message>
    <message>
        <source>Add 1 Repeat…</source>
        <translation>Añadir 1 repetición…</translation>
    </message>
    <message numerus="yes">
        <source>Add %n Repeats…</source>
        <translation>
            <numerusform>Añadir %n repetición…</numerusform>
            <numerusform>Añadir %n repeticiones…</numerusform>
        </translation>
    </message>
    <message>
        <source>Train as many more repeats as would settle this</source>
        <translation>Entrenar tantas repeticiones más como harían falta para decidirlo</translation>
    </message>
    <message>
        <source>Repeats can be added when no training is running and the experiment has its settings</source>
        <translation>Se pueden añadir repeticiones cuando no hay ningún entrenamiento en marcha y el experimento tiene sus ajustes</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Estudiantes</translation>
    </message>
    <message>
        <source>Each point minus the reference, paired by repeat</source>
        <translation>Cada punto menos la referencia, emparejados por repetición</translation>
    </message>
    <message>
        <source>Accuracy, agreement with the teacher and cost of each point&apos;s students</source>
        <translation>Exactitud, concordancia con el maestro y coste de los estudiantes de cada punto</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Maestro</translation>
    </message>
    <message>
        <source>%1, minus %2</source>
        <translation>%1, menos %2</translation>
    </message>
</context>
<context>
    <name>retort::ui::ComparePlot</name>
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
    <message>
        <source>Chart: a metric against an axis</source>
        <translation>Gráfico: una métrica frente a un eje</translation>
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
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Hilos de CPU</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation>Ambas ejecuciones tienen los mismos ajustes.</translation>
    </message>
    <message>
        <source>&amp;Only differences</source>
        <translation>&amp;Solo diferencias</translation>
    </message>
    <message>
        <source>Hides settings that are the same for both runs</source>
        <translation>Oculta los ajustes que son iguales en ambas ejecuciones</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copies the table to the clipboard, separated by tabs</source>
        <translation>Copia la tabla en el portapapeles, separada por tabuladores</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConfusionModel</name>
    <message>
        <source>%1 predicted as %2: %3 of %4</source>
        <translation>%1 predichas como %2: %3 de %4</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConfusionPage</name>
    <message>
        <source>Model whose predictions are counted</source>
        <translation>Modelo cuyas predicciones se cuentan</translation>
    </message>
    <message>
        <source>Predictions of</source>
        <translation>Predicciones de</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are true classes, columns are predicted classes</source>
        <translation>Matriz de confusión: las filas son clases verdaderas; las columnas, clases predichas</translation>
    </message>
    <message>
        <source>Select a cell to see its images</source>
        <translation>Seleccione una celda para ver sus imágenes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copies the table for use in a spreadsheet</source>
        <translation>Copia la tabla para usarla en una hoja de cálculo</translation>
    </message>
    <message>
        <source>Copy the confusion matrix</source>
        <translation>Copiar la matriz de confusión</translation>
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
        <source>Accuracy difference %1</source>
        <translation>Diferencia de exactitud %1</translation>
    </message>
    <message>
        <source>Accuracy %1</source>
        <translation>Exactitud %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::DataPage</name>
    <message>
        <source>Progress of the check</source>
        <translation>Progreso de la revisión</translation>
    </message>
    <message>
        <source>Files to check</source>
        <translation>Archivos por revisar</translation>
    </message>
    <message>
        <source>Files to check; right-click to open the folder or copy the path</source>
        <translation>Archivos por revisar; clic derecho para abrir la carpeta o copiar la ruta</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, no problems found.</source>
        <translation>%1, sin problemas.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files to check.</source>
        <translation>
            <numerusform>%Ln archivo por revisar.</numerusform>
            <numerusform>%Ln archivos por revisar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Check images</source>
        <translation>Revisar imágenes</translation>
    </message>
    <message>
        <source>Cancels the check</source>
        <translation>Cancela la revisión</translation>
    </message>
    <message>
        <source>Reads every image and lists the files to check</source>
        <translation>Lee todas las imágenes y enumera los archivos por revisar</translation>
    </message>
    <message>
        <source>Choose a data folder in Setup to check its images here.</source>
        <translation>Elija una carpeta de datos en Configuración para revisar aquí sus imágenes.</translation>
    </message>
    <message>
        <source>Checking all images…</source>
        <translation>Revisando todas las imágenes…</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Number of images per class, with examples</source>
        <translation>Número de imágenes por clase, con ejemplos</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Lo que ve la red</translation>
    </message>
    <message>
        <source>Images as used in training: cropped, flipped and normalised according to Setup</source>
        <translation>Imágenes tal como se usan en el entrenamiento: recortadas, reflejadas y normalizadas según Configuración</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Files to check before training</source>
        <translation>Archivos que conviene revisar antes de entrenar</translation>
    </message>
    <message>
        <source>Selected file</source>
        <translation>Archivo seleccionado</translation>
    </message>
    <message>
        <source>Similar file</source>
        <translation>Archivo similar</translation>
    </message>
    <message>
        <source>“Check images” finds unreadable files, duplicates and near-duplicates across splits, wrong file extensions, extreme aspect ratios and tiny images.</source>
        <translation>«Revisar imágenes» encuentra archivos ilegibles, duplicados y casi duplicados entre particiones, extensiones erróneas, proporciones extremas e imágenes diminutas.</translation>
    </message>
    <message>
        <source>Choose a data folder in Setup first.</source>
        <translation>Elija antes una carpeta de datos en Configuración.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExplorePanel</name>
    <message>
        <source>&amp;Pareto front</source>
        <translation>Frente de &amp;Pareto</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Runs as dots over two values, or as lines over many</source>
        <translation>Ejecuciones como puntos sobre dos valores o como líneas sobre muchos</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Dispersión</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>Coordenadas paralelas</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Eje horizontal</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>Eje vertical</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Use each run&apos;s epoch with the highest validation accuracy, or its last epoch</source>
        <translation>Usar la época de mayor exactitud de validación de cada ejecución, o la última</translation>
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
        <source>against</source>
        <translation>frente a</translation>
    </message>
    <message>
        <source>coloured by</source>
        <translation>coloreado por</translation>
    </message>
    <message>
        <source>No run is done yet.
Start training or open an experiment folder.</source>
        <translation>Aún no ha terminado ninguna ejecución.
Inicie el entrenamiento o abra una carpeta de experimento.</translation>
    </message>
    <message>
        <source>A&amp;xes</source>
        <translation>E&amp;jes</translation>
    </message>
    <message>
        <source>Choose which settings and metrics have an axis</source>
        <translation>Elija qué ajustes y métricas tienen un eje</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Ejes</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Choose two axes or more.</source>
        <translation>Elija al menos dos ejes.</translation>
    </message>
    <message numerus="yes">
        <source>Runs over %n axes</source>
        <translation>
            <numerusform>Ejecuciones sobre %n eje</numerusform>
            <numerusform>Ejecuciones sobre %n ejes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 frente a %2</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <translation>%1, %2 – %3</translation>
    </message>
    <message>
        <source>What the horizontal axis shows</source>
        <translation>Qué muestra el eje horizontal</translation>
    </message>
    <message>
        <source>What the vertical axis shows</source>
        <translation>Qué muestra el eje vertical</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>Qué muestran los colores</translation>
    </message>
    <message>
        <source>Show or hide this axis</source>
        <translation>Muestra u oculta este eje</translation>
    </message>
    <message>
        <source>Connect the points that no other point beats in both values</source>
        <translation>Une los puntos a los que ningún otro supera en ambos valores</translation>
    </message>
    <message>
        <source>A front needs metrics or costs on both axes, of which one end is better</source>
        <translation>Un frente requiere en ambos ejes métricas o costes de los que un extremo es mejor</translation>
    </message>
    <message>
        <source>No finished run that is shown has both values.</source>
        <translation>Ninguna ejecución terminada y visible tiene ambos valores.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExplorePlot</name>
    <message>
        <source>Chart: runs by their settings and results</source>
        <translation>Gráfico: ejecuciones según sus ajustes y resultados</translation>
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
        <source>Export the best weights of the current run for other programs: PyTorch, safetensors, TorchScript or ONNX</source>
        <translation>Exportar los mejores pesos de la ejecución actual para otros programas: PyTorch, safetensors, TorchScript u ONNX</translation>
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
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Export Student</source>
        <translation>Exportar el estudiante</translation>
    </message>
    <message>
        <source>Writing and verifying %1…</source>
        <translation>Escribiendo y verificando %1…</translation>
    </message>
    <message>
        <source>Write all epochs of all open experiments to one CSV file, one line per epoch</source>
        <translation>Escribir todas las épocas de todos los experimentos abiertos en un archivo CSV, una línea por época</translation>
    </message>
    <message>
        <source>Export Lon&amp;g CSV…</source>
        <translation>E&amp;xportar CSV largo…</translation>
    </message>
    <message>
        <source>Write all values of all open experiments to one CSV file, one line per value: run, epoch, split, metric, value</source>
        <translation>Escribir todos los valores de todos los experimentos abiertos en un archivo CSV, una línea por valor: ejecución, época, partición, métrica, valor</translation>
    </message>
    <message>
        <source>Export or copy the charts and the comparison by α as shown: PNG, SVG or PDF</source>
        <translation>Exportar o copiar los gráficos y la comparación por α tal como se muestran: PNG, SVG o PDF</translation>
    </message>
    <message>
        <source>Export Re&amp;port…</source>
        <translation>Exportar el &amp;informe…</translation>
    </message>
    <message>
        <source>Write settings, charts and tables to one HTML file for any browser</source>
        <translation>Escribir ajustes, gráficos y tablas en un archivo HTML para cualquier navegador</translation>
    </message>
    <message>
        <source>Summary copied</source>
        <translation>Resumen copiado</translation>
    </message>
    <message>
        <source>Copy Summary as &amp;CSV</source>
        <translation>Copiar el resumen como &amp;CSV</translation>
    </message>
    <message>
        <source>Copy the summary of all open experiments as CSV, in full precision</source>
        <translation>Copiar el resumen de todos los experimentos abiertos como CSV, con precisión completa</translation>
    </message>
    <message>
        <source>Copy Summary as &amp;Markdown</source>
        <translation>Copiar el resumen como &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy the summary of all open experiments as a Markdown table</source>
        <translation>Copiar el resumen de todos los experimentos abiertos como tabla de Markdown</translation>
    </message>
    <message>
        <source>Copy Summary as &amp;LaTeX</source>
        <translation>Copiar el resumen como &amp;LaTeX</translation>
    </message>
    <message>
        <source>Copy the summary of all open experiments as a LaTeX table; requires the booktabs package</source>
        <translation>Copiar el resumen de todos los experimentos abiertos como tabla de LaTeX; requiere el paquete booktabs</translation>
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
        <source>The report has been saved.</source>
        <translation>El informe se ha guardado.</translation>
    </message>
    <message>
        <source>Open the report in the browser</source>
        <translation>Abrir el informe en el navegador</translation>
    </message>
    <message>
        <source>There are no results yet.</source>
        <translation>Todavía no hay resultados.</translation>
    </message>
    <message>
        <source>Select a run that has weights, in the table.</source>
        <translation>Seleccione en la tabla una ejecución que tenga pesos.</translation>
    </message>
    <message>
        <source>Export Chart</source>
        <translation>Exportar gráfico</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>Archivos %1 (*.%2)</translation>
    </message>
    <message numerus="yes">
        <source>Replace %n file(s)?</source>
        <translation>
            <numerusform>¿Reemplazar %n archivo?</numerusform>
            <numerusform>¿Reemplazar %n archivos?</numerusform>
        </translation>
    </message>
    <message>
        <source>In %1: %2</source>
        <translation>En %1: %2</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Reemplazar</translation>
    </message>
    <message>
        <source>Table copied</source>
        <translation>Tabla copiada</translation>
    </message>
    <message>
        <source>A table of differences takes two points that are done</source>
        <translation>Una tabla de diferencias necesita dos puntos terminados</translation>
    </message>
    <message>
        <source>Copy Short Table as Markdo&amp;wn</source>
        <translation>Copiar tabla breve como Markdo&amp;wn</translation>
    </message>
    <message>
        <source>Copy accuracy and its difference from the reference, for each point, as a short Markdown table</source>
        <translation>Copiar la exactitud y su diferencia con la referencia, de cada punto, como tabla breve de Markdown</translation>
    </message>
    <message>
        <source>Copy &amp;Short Table as LaTeX</source>
        <translation>Copiar tabla &amp;breve como LaTeX</translation>
    </message>
    <message>
        <source>Copy accuracy and its difference from the reference, for each point, as a short LaTeX table; requires the booktabs package</source>
        <translation>Copiar la exactitud y su diferencia con la referencia, de cada punto, como tabla breve de LaTeX; requiere el paquete booktabs</translation>
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
        <source>Pixels per inch of a PNG image; a higher value makes it sharper, not larger on paper</source>
        <translation>Píxeles por pulgada de una imagen PNG; un valor mayor la hace más nítida, no más grande en papel</translation>
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
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copies the image to the clipboard</source>
        <translation>Copia la imagen en el portapapeles</translation>
    </message>
    <message>
        <source>All charts</source>
        <translation>Todos los gráficos</translation>
    </message>
    <message>
        <source>Charts to export; the preview shows the first one</source>
        <translation>Gráficos que se exportan; la vista previa muestra el primero</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>Imagen PNG</translation>
    </message>
    <message>
        <source>SVG image</source>
        <translation>Imagen SVG</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Documento PDF</translation>
    </message>
    <message>
        <source>SVG and PDF stay sharp at any size</source>
        <translation>SVG y PDF se ven nítidos a cualquier tamaño</translation>
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
        <source>Shows the quantity and the experiment above the chart</source>
        <translation>Muestra la magnitud y el experimento sobre el gráfico</translation>
    </message>
    <message>
        <source>Shows a legend beside the chart</source>
        <translation>Muestra una leyenda junto al gráfico</translation>
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
    <message>
        <source>Choose a file for one chart, or a folder for all of them</source>
        <translation>Elija un archivo para un gráfico o una carpeta para todos</translation>
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
        <source>Additional α</source>
        <translation>Más valores de α</translation>
    </message>
    <message>
        <source>Values of α from 0 to 1 that the experiment does not have yet</source>
        <translation>Valores de α de 0 a 1 que el experimento aún no tiene</translation>
    </message>
    <message>
        <source>Repeats per α</source>
        <translation>Repeticiones por α</translation>
    </message>
    <message>
        <source>Total number of repeats per α, including existing ones</source>
        <translation>Número total de repeticiones por α, incluidas las existentes</translation>
    </message>
    <message>
        <source>Current α</source>
        <translation>α actuales</translation>
    </message>
    <message>
        <source>Additional &amp;α</source>
        <translation>Más valores de &amp;α</translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation>&amp;Repeticiones</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Entrenar</translation>
    </message>
    <message numerus="yes">
        <source>Adds %n run(s); finished runs are kept.</source>
        <translation>
            <numerusform>Añade %n ejecución; las terminadas se conservan.</numerusform>
            <numerusform>Añade %n ejecuciones; las terminadas se conservan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to add yet.</source>
        <translation>Aún no hay nada que añadir.</translation>
    </message>
    <message>
        <source>A search chooses between the points that it began with</source>
        <translation>Una búsqueda elige entre los puntos con los que empezó</translation>
    </message>
</context>
<context>
    <name>retort::ui::FieldRow</name>
    <message>
        <source>Hide details</source>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalles</translation>
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
        <translation>En ambas particiones</translation>
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
        <source>Extreme aspect ratio</source>
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
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Conflicting label</source>
        <translation>Etiqueta contradictoria</translation>
    </message>
    <message>
        <source>Near-duplicate</source>
        <translation>Casi duplicada</translation>
    </message>
</context>
<context>
    <name>retort::ui::ImportActions</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>Create an experiment from the results of other programs: CSV files or TensorBoard events</source>
        <translation>Crear un experimento con resultados de otros programas: archivos CSV o eventos de TensorBoard</translation>
    </message>
    <message>
        <source>%1 is neither an experiment folder nor results that can be imported (CSV files or TensorBoard events)</source>
        <translation>%1 no es una carpeta de experimento ni resultados que se puedan importar (archivos CSV o eventos de TensorBoard)</translation>
    </message>
    <message>
        <source>%1 is not on this computer; copy it here first</source>
        <translation>%1 no está en este equipo; cópielo aquí primero</translation>
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
        <source>How each column is used, with its first values</source>
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
        <source>How column %1 is used</source>
        <translation>Para qué se usa la columna %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
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
        <source>A&amp;dd to the existing experiment</source>
        <translation>Aña&amp;dir al experimento existente</translation>
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
        <source>Choose CSV files, TensorBoard event files or a folder that contains them, or drop them here.</source>
        <translation>Elija archivos CSV, archivos de eventos de TensorBoard o una carpeta que los contenga, o suéltelos aquí.</translation>
    </message>
    <message>
        <source>Writes the experiment folder and opens it</source>
        <translation>Escribe la carpeta del experimento y la abre</translation>
    </message>
    <message>
        <source>Nothing chosen yet.</source>
        <translation>Aún no se ha elegido nada.</translation>
    </message>
    <message>
        <source>Choose CSV files or event files</source>
        <translation>Elija archivos CSV o archivos de eventos</translation>
    </message>
    <message>
        <source>Choose a folder with TensorBoard event files; subfolders are included</source>
        <translation>Elija una carpeta con archivos de eventos de TensorBoard; se incluyen las subcarpetas</translation>
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
        <source>Used if no column gives it; further runs with the same α are numbered from here</source>
        <translation>Se usa si ninguna columna la indica; las demás ejecuciones con el mismo α se numeran a partir de aquí</translation>
    </message>
    <message>
        <source>Detect automatically</source>
        <translation>Detectar automáticamente</translation>
    </message>
    <message>
        <source>Fractions from 0 to 1</source>
        <translation>Fracciones de 0 a 1</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Unit of accuracies</source>
        <translation>Unidad de las exactitudes</translation>
    </message>
    <message>
        <source>How accuracies and agreement are given in the file</source>
        <translation>Cómo figuran las exactitudes y la concordancia en el archivo</translation>
    </message>
    <message>
        <source>Experiment folder to write; must be new or empty</source>
        <translation>Carpeta del experimento que se escribe; debe ser nueva o estar vacía</translation>
    </message>
    <message>
        <source>Experiment folder</source>
        <translation>Carpeta del experimento</translation>
    </message>
    <message>
        <source>Adds the runs to those in the folder; existing runs are not overwritten</source>
        <translation>Añade las ejecuciones a las de la carpeta; las existentes no se sobrescriben</translation>
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
        <source>from the column</source>
        <translation>según la columna</translation>
    </message>
    <message>
        <source>Choose the experiment folder to write.</source>
        <translation>Elija la carpeta del experimento que se va a escribir.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>Weight of the labels if no column gives it: from 0 (teacher only) to 1 (labels only, also if empty)</source>
        <translation>Peso de las etiquetas si ninguna columna lo indica: de 0 (solo el maestro) a 1 (solo etiquetas, también si está vacío)</translation>
    </message>
    <message>
        <source>1, if left empty</source>
        <translation>1 si se deja vacío</translation>
    </message>
</context>
<context>
    <name>retort::ui::ImportPointsTable</name>
    <message>
        <source>Points and their repeats</source>
        <translation>Puntos y sus repeticiones</translation>
    </message>
    <message>
        <source>Runs in one row count as repeats of one another; runs of the same number in different rows are paired. If that is wrong, change how columns are used</source>
        <translation>Las ejecuciones de una fila cuentan como repeticiones unas de otras; las del mismo número en filas distintas se emparejan. Si es incorrecto, cambie el uso de las columnas</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Repeticiones</translation>
    </message>
</context>
<context>
    <name>retort::ui::InputPreviewPage</name>
    <message>
        <source>Images as stored and as the network sees them</source>
        <translation>Imágenes tal como están guardadas y como las ve la red</translation>
    </message>
    <message>
        <source>Choose a data folder in Setup to see the network&apos;s input here.</source>
        <translation>Elija una carpeta de datos en Configuración para ver aquí la entrada de la red.</translation>
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
        <source>Show images as in training or as in validation</source>
        <translation>Mostrar las imágenes como en el entrenamiento o como en la validación</translation>
    </message>
    <message>
        <source>Training or validation</source>
        <translation>Entrenamiento o validación</translation>
    </message>
    <message>
        <source>Class of the images shown</source>
        <translation>Clase de las imágenes mostradas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>First epoch to show</source>
        <translation>Primera época que se muestra</translation>
    </message>
    <message>
        <source>From epoch</source>
        <translation>Desde la época</translation>
    </message>
    <message>
        <source>Next images</source>
        <translation>Siguientes imágenes</translation>
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
        <source>%1 × %2 pixels at (%3, %4) of %5 × %6</source>
        <translation>%1 × %2 píxeles en (%3, %4) de %5 × %6</translation>
    </message>
    <message>
        <source>Flipped horizontally</source>
        <translation>Reflejada horizontalmente</translation>
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
        <source>Input values: %1 to %2. Images are shown without normalisation.</source>
        <translation>Valores de entrada: de %1 a %2. Las imágenes se muestran sin normalización.</translation>
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
        <source>random resized crop, flip</source>
        <translation>recorte aleatorio reescalado, reflejo</translation>
    </message>
    <message>
        <source>random crop after padding, flip</source>
        <translation>recorte aleatorio con relleno, reflejo</translation>
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
        <source>new views every epoch</source>
        <translation>vistas nuevas en cada época</translation>
    </message>
    <message>
        <source>mixed with one another (mixup %1)</source>
        <translation>mezcladas entre sí (mixup %1)</translation>
    </message>
    <message>
        <source>RandAugment (operations: %1, magnitude: %2)</source>
        <translation>RandAugment (operaciones: %1, magnitud: %2)</translation>
    </message>
    <message>
        <source>a part erased with probability %1</source>
        <translation>una parte borrada con probabilidad %1</translation>
    </message>
    <message>
        <source>boxes of one another pasted in (CutMix %1)</source>
        <translation>con recuadros de unas pegados en otras (CutMix %1)</translation>
    </message>
    <message>
        <source>one or the other for each view</source>
        <translation>de una forma o de la otra en cada vista</translation>
    </message>
    <message>
        <source>shorter side resized to %1, centre crop</source>
        <translation>lado más corto llevado a %1, recorte central</translation>
    </message>
    <message>
        <source>resized bicubically</source>
        <translation>redimensionado bicúbico</translation>
    </message>
    <message>
        <source>no augmentation: shorter side resized to %1, centre crop</source>
        <translation>sin aumento de datos: lado más corto llevado a %1, recorte central</translation>
    </message>
</context>
<context>
    <name>retort::ui::InspectPanel</name>
    <message>
        <source>Predictions</source>
        <translation>Predicciones</translation>
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
        <source>Run to inspect</source>
        <translation>Ejecución que se inspecciona</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Evaluation progress</source>
        <translation>Progreso de la evaluación</translation>
    </message>
    <message>
        <source>&amp;Predictions</source>
        <translation>&amp;Predicciones</translation>
    </message>
    <message>
        <source>Show the predictions of student and teacher image by image</source>
        <translation>Mostrar las predicciones de estudiante y maestro imagen por imagen</translation>
    </message>
    <message>
        <source>&amp;Confusion</source>
        <translation>&amp;Confusión</translation>
    </message>
    <message>
        <source>Show which classes are confused with each other</source>
        <translation>Mostrar qué clases se confunden entre sí</translation>
    </message>
    <message>
        <source>&amp;Data Set</source>
        <translation>Conjunto de &amp;datos</translation>
    </message>
    <message>
        <source>Show the data set&apos;s classes and the files to check</source>
        <translation>Mostrar las clases del conjunto de datos y los archivos por revisar</translation>
    </message>
    <message>
        <source>Teacher not available: %1</source>
        <translation>Maestro no disponible: %1</translation>
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
        <source>Cancels the evaluation</source>
        <translation>Cancela la evaluación</translation>
    </message>
    <message>
        <source>Computes the predictions of student and teacher for every validation image; this slows down the current training</source>
        <translation>Calcula las predicciones de estudiante y maestro para todas las imágenes de validación; ralentiza el entrenamiento en curso</translation>
    </message>
    <message>
        <source>Computes the predictions of student and teacher for every validation image</source>
        <translation>Calcula las predicciones de estudiante y maestro para todas las imágenes de validación</translation>
    </message>
    <message>
        <source>Open an experiment or start training. After the first epoch of a run, this page shows the predictions of its student and teacher for every validation image.</source>
        <translation>Abra un experimento o inicie un entrenamiento. Tras la primera época de una ejecución, aquí se muestran las predicciones de su estudiante y su maestro para todas las imágenes de validación.</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>Evaluando…</translation>
    </message>
    <message>
        <source>Press Evaluate to see the predictions of student and teacher for every validation image.</source>
        <translation>Pulse Evaluar para ver las predicciones de estudiante y maestro para todas las imágenes de validación.</translation>
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
        <source>Compare the cost of the student with that of the teacher</source>
        <translation>Comparar el coste del estudiante con el del maestro</translation>
    </message>
    <message>
        <source>What the &amp;Network Sees</source>
        <translation>Lo que ve la &amp;red</translation>
    </message>
    <message>
        <source>Show images as the network receives them in training</source>
        <translation>Mostrar las imágenes tal como las recibe la red en el entrenamiento</translation>
    </message>
    <message>
        <source>No data folder is chosen.</source>
        <translation>No se ha elegido ninguna carpeta de datos.</translation>
    </message>
    <message>
        <source>%1, earlier weights</source>
        <translation>%1, pesos anteriores</translation>
    </message>
    <message>
        <source>The run has newer weights; these are the predictions of earlier ones.</source>
        <translation>La ejecución tiene pesos más recientes; estas predicciones son de los anteriores.</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>Evaluar de nuevo</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>C&amp;alibration</source>
        <translation>C&amp;alibración</translation>
    </message>
    <message>
        <source>Show how well confidence says what is right, and the accuracy of every class</source>
        <translation>Mostrar hasta qué punto la confianza indica el acierto, y la exactitud de cada clase</translation>
    </message>
    <message>
        <source>No run has weights yet.</source>
        <translation>Ninguna ejecución tiene pesos todavía.</translation>
    </message>
</context>
<context>
    <name>retort::ui::IntegerField</name>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Auto (%1)</source>
        <translation>Auto (%1)</translation>
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
        <source>Open an experiment folder and follow its training</source>
        <translation>Abrir una carpeta de experimento y seguir su entrenamiento</translation>
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
        <source>Train all runs of the experiment in Setup</source>
        <translation>Entrenar todas las ejecuciones del experimento de Configuración</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop after the current batch; progress so far is kept</source>
        <translation>Detener tras el lote actual; el progreso se conserva</translation>
    </message>
    <message>
        <source>Shows or hides this panel</source>
        <translation>Muestra u oculta este panel</translation>
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
        <source>Pause training after the current batch</source>
        <translation>Pausar el entrenamiento tras el lote actual</translation>
    </message>
    <message>
        <source>Resume training</source>
        <translation>Reanudar el entrenamiento</translation>
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
        <source>Show all keyboard shortcuts</source>
        <translation>Mostrar todos los atajos de teclado</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Curves over epochs or time</source>
        <translation>Curvas sobre épocas o tiempo</translation>
    </message>
    <message>
        <source>Results by α, and differences between values of α</source>
        <translation>Resultados por α y diferencias entre valores de α</translation>
    </message>
    <message>
        <source>&amp;New Experiment</source>
        <translation>&amp;Nuevo experimento</translation>
    </message>
    <message>
        <source>Fill in Setup: a data folder, a teacher and a student</source>
        <translation>Rellenar la configuración: una carpeta de datos, un maestro y un estudiante</translation>
    </message>
    <message>
        <source>Try the S&amp;ample</source>
        <translation>Probar la &amp;muestra</translation>
    </message>
    <message>
        <source>Create a small data set, train a teacher on it and fill in Setup</source>
        <translation>Crear un pequeño conjunto de datos, entrenar con él un maestro y rellenar la configuración</translation>
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
        <source>Training is running.</source>
        <translation>Hay un entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Progress so far is kept, and you can continue later.</source>
        <translation>El progreso se conserva y puede continuar más tarde.</translation>
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
        <source>Open another experiment folder next to the current one, to compare them</source>
        <translation>Abrir otra carpeta de experimento junto a la actual, para compararlas</translation>
    </message>
    <message>
        <source>C&amp;lose Comparison</source>
        <translation>Cerrar &amp;lo comparado</translation>
    </message>
    <message>
        <source>Close the experiment of the current row; its folder is not changed</source>
        <translation>Cerrar el experimento de la fila actual; su carpeta no cambia</translation>
    </message>
    <message>
        <source>Reset La&amp;yout</source>
        <translation>Restablecer la &amp;disposición</translation>
    </message>
    <message>
        <source>Restore the original layout of the window</source>
        <translation>Restaurar la disposición original de la ventana</translation>
    </message>
    <message>
        <source>Open for Comparison</source>
        <translation>Abrir para comparar</translation>
    </message>
    <message>
        <source>Open &amp;for Comparison…</source>
        <translation>Abrir para com&amp;parar…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare Po&amp;ints</source>
        <translation>Comparar pu&amp;ntos</translation>
    </message>
    <message>
        <source>Show results along α or another axis, and the differences between points</source>
        <translation>Mostrar los resultados a lo largo de α u otro eje, y las diferencias entre puntos</translation>
    </message>
    <message>
        <source>Training is running; stop it first.</source>
        <translation>Hay un entrenamiento en curso; deténgalo primero.</translation>
    </message>
    <message>
        <source>The sample is being prepared.</source>
        <translation>Se está preparando el ejemplo.</translation>
    </message>
    <message>
        <source>No experiment is open for comparison.</source>
        <translation>No hay ningún experimento abierto para comparar.</translation>
    </message>
    <message>
        <source>Select a run of the experiment to close.</source>
        <translation>Seleccione una ejecución del experimento que quiere cerrar.</translation>
    </message>
    <message>
        <source>No training is running in this window.</source>
        <translation>No hay ningún entrenamiento en curso en esta ventana.</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Runs by any of their settings, metrics and costs</source>
        <translation>Ejecuciones según cualquiera de sus ajustes, métricas y costes</translation>
    </message>
    <message>
        <source>Explore &amp;Runs</source>
        <translation>Explorar e&amp;jecuciones</translation>
    </message>
    <message>
        <source>Show every run by its settings, metrics and costs, as dots or as lines</source>
        <translation>Muestra cada ejecución según sus ajustes, métricas y costes, como puntos o como líneas</translation>
    </message>
    <message>
        <source>Fold Set&amp;up Away</source>
        <translation>Plegar config&amp;uración</translation>
    </message>
    <message>
        <source>Hide Setup while results are looked at, or show it again</source>
        <translation>Oculta la configuración mientras se miran los resultados, o la muestra de nuevo</translation>
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
        <source>No measurements yet.
Start training or open an experiment folder.</source>
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
        <source>%n value(s) ≤ 0 not shown on the log axis</source>
        <translation>
            <numerusform>%n valor ≤ 0 no mostrado en el eje logarítmico</numerusform>
            <numerusform>%n valores ≤ 0 no mostrados en el eje logarítmico</numerusform>
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
        <source>File contents</source>
        <translation>Contenido del archivo</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Select a file to see what it contains.</source>
        <translation>Seleccione un archivo para ver lo que contiene.</translation>
    </message>
</context>
<context>
    <name>retort::ui::OptionsBar</name>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>One curve per run, or the mean over the repeats of each α</source>
        <translation>Una curva por ejecución, o la media de las repeticiones de cada α</translation>
    </message>
    <message>
        <source>Individual runs</source>
        <translation>Ejecuciones individuales</translation>
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
        <source>What the band around each mean shows</source>
        <translation>Qué muestra la banda alrededor de cada media</translation>
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
        <source>All epochs or only the last ones</source>
        <translation>Todas las épocas o solo las últimas</translation>
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
        <source>How many of the last epochs are shown</source>
        <translation>Cuántas de las últimas épocas se muestran</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Weight of earlier epochs in an exponential moving average; the original curve is shown faintly behind it</source>
        <translation>Peso de las épocas anteriores en una media móvil exponencial; la curva original se muestra tenue detrás</translation>
    </message>
    <message>
        <source>&amp;Time instead of epochs</source>
        <translation>&amp;Tiempo en vez de épocas</translation>
    </message>
    <message>
        <source>Plots against the wall-clock time since the start of each run</source>
        <translation>Representa el tiempo real transcurrido desde el inicio de cada ejecución</translation>
    </message>
    <message>
        <source>Logarithmic &amp;x axis</source>
        <translation>Eje &amp;x logarítmico</translation>
    </message>
    <message>
        <source>Epoch 0 cannot be shown on a logarithmic axis</source>
        <translation>La época 0 no se puede mostrar en un eje logarítmico</translation>
    </message>
    <message>
        <source>&amp;Fixed Ranges…</source>
        <translation>&amp;Rangos fijos…</translation>
    </message>
    <message>
        <source>Sets the limits of the value axes</source>
        <translation>Fija los límites de los ejes de valores</translation>
    </message>
    <message>
        <source>&amp;Repeats behind the mean</source>
        <translation>Repeticiones &amp;detrás de la media</translation>
    </message>
    <message>
        <source>Shows each repeat faintly behind the mean of its α</source>
        <translation>Muestra cada repetición, tenue, detrás de la media de su α</translation>
    </message>
    <message>
        <source>&amp;Best epochs</source>
        <translation>&amp;Mejores épocas</translation>
    </message>
    <message>
        <source>Marks the epoch with the highest validation accuracy in each run</source>
        <translation>Marca la época de mayor exactitud de validación de cada ejecución</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>More chart options</source>
        <translation>Más opciones de los gráficos</translation>
    </message>
    <message>
        <source>Axes, markers and visible charts</source>
        <translation>Ejes, marcas y gráficos visibles</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Gráfico: %1</translation>
    </message>
    <message>
        <source>Shows or hides this chart</source>
        <translation>Muestra u oculta este gráfico</translation>
    </message>
    <message>
        <source>&amp;Y axis</source>
        <translation>Eje &amp;Y</translation>
    </message>
    <message>
        <source>How values go up the charts</source>
        <translation>Cómo suben los valores en los gráficos</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automático</translation>
    </message>
    <message>
        <source>Logarithmic where losses or logit differences of trained epochs span powers of ten, linear otherwise</source>
        <translation>Logarítmico donde las pérdidas o las diferencias de logits de las épocas entrenadas abarcan varias potencias de diez; lineal en los demás casos</translation>
    </message>
    <message>
        <source>&amp;Linear</source>
        <translation>&amp;Lineal</translation>
    </message>
    <message>
        <source>Even steps in every chart</source>
        <translation>Pasos iguales en todos los gráficos</translation>
    </message>
    <message>
        <source>L&amp;ogarithmic</source>
        <translation>L&amp;ogarítmico</translation>
    </message>
    <message>
        <source>Split whose loss and accuracy are shown; training curves are thin and pale</source>
        <translation>Conjunto cuya pérdida y exactitud se muestran; las curvas de entrenamiento son finas y pálidas</translation>
    </message>
    <message>
        <source>In all charts but those of shares, such as accuracy. Values ≤ 0 cannot be shown on a logarithmic axis; their number is given instead</source>
        <translation>En todos los gráficos salvo los de proporciones, como la exactitud. Los valores ≤ 0 no se pueden mostrar en un eje logarítmico; se indica cuántos son</translation>
    </message>
    <message>
        <source>Charts in a Ro&amp;w</source>
        <translation>Gráficos por &amp;fila</translation>
    </message>
    <message>
        <source>How many charts stand beside one another</source>
        <translation>Cuántos gráficos hay uno junto a otro</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Todos</translation>
    </message>
    <message>
        <source>All charts beside one another</source>
        <translation>Todos los gráficos uno junto a otro</translation>
    </message>
    <message numerus="yes">
        <source>%n chart(s) in a row, and the others below</source>
        <translation>
            <numerusform>%n gráfico por fila y los demás debajo</numerusform>
            <numerusform>%n gráficos por fila y los demás debajo</numerusform>
        </translation>
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
    <name>retort::ui::PointsDialog</name>
    <message>
        <source>Points to Train</source>
        <translation>Puntos que se entrenan</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Points without a tick are not trained</source>
        <translation>Los puntos sin marca no se entrenan</translation>
    </message>
    <message>
        <source>What has no meaning at a point is left out there, so that one point serves all choices that come to the same.</source>
        <translation>Lo que no tiene sentido en un punto se omite allí, de modo que un punto sirve para todas las elecciones que dan lo mismo.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Tick every point</source>
        <translation>Marcar todos los puntos</translation>
    </message>
    <message>
        <source>Tick no point</source>
        <translation>No marcar ningún punto</translation>
    </message>
</context>
<context>
    <name>retort::ui::PredictionsPage</name>
    <message>
        <source>Validation images</source>
        <translation>Imágenes de validación</translation>
    </message>
    <message>
        <source>Select an image to see both predictions; use the arrow keys to move on</source>
        <translation>Seleccione una imagen para ver ambas predicciones; use las flechas para avanzar</translation>
    </message>
    <message>
        <source>Images sorted by how much student and teacher differ, largest difference first</source>
        <translation>Imágenes ordenadas por la diferencia entre estudiante y maestro, de mayor a menor</translation>
    </message>
    <message>
        <source>Confident but wrong</source>
        <translation>Seguras pero erróneas</translation>
    </message>
    <message>
        <source>Images that the student gets wrong, most confident first</source>
        <translation>Imágenes en las que el estudiante se equivoca, primero las más seguras</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All validation images, sorted by class</source>
        <translation>Todas las imágenes de validación, ordenadas por clase</translation>
    </message>
    <message>
        <source>Shows only the images of one class</source>
        <translation>Muestra solo las imágenes de una clase</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Selected image</source>
        <translation>Imagen seleccionada</translation>
    </message>
    <message>
        <source>Temperature that softens the probabilities, from 0.5 to 20</source>
        <translation>Temperatura que suaviza las probabilidades, de 0,5 a 20</translation>
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
        <source>%1, predicted as %2</source>
        <translation>%1, predichas como %2</translation>
    </message>
    <message>
        <source>No images to show. Choose another ranking or class.</source>
        <translation>No hay imágenes que mostrar. Elija otro orden u otra clase.</translation>
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
    <message>
        <source>There are no predictions of a teacher.</source>
        <translation>No hay predicciones de un maestro.</translation>
    </message>
    <message>
        <source>By disagreement</source>
        <translation>Por desacuerdo</translation>
    </message>
</context>
<context>
    <name>retort::ui::PreflightCard</name>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 error</translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 aviso</translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Preflight: checking…</source>
        <translation>Comprobación previa: comprobando…</translation>
    </message>
    <message>
        <source>Preflight: %1, checking…</source>
        <translation>Comprobación previa: %1, comprobando…</translation>
    </message>
    <message>
        <source>Preflight: looks good</source>
        <translation>Comprobación previa: todo bien</translation>
    </message>
    <message>
        <source>Preflight: %1</source>
        <translation>Comprobación previa: %1</translation>
    </message>
    <message>
        <source>%1: %2 % of %3 validation images right</source>
        <translation>%1: acierta el %2 % de %3 imágenes de validación</translation>
    </message>
    <message>
        <source>Not checked: %1</source>
        <translation>Sin comprobar: %1</translation>
    </message>
    <message>
        <source>Go to the field “%1”</source>
        <translation>Ir al campo «%1»</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>Comprobación previa</translation>
    </message>
    <message>
        <source>What the preflight found</source>
        <translation>Lo que encontró la comprobación previa</translation>
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
        <source>, cached</source>
        <translation>, en caché</translation>
    </message>
    <message>
        <source>In PyTorch&apos;s cache</source>
        <translation>En la caché de PyTorch</translation>
    </message>
</context>
<context>
    <name>retort::ui::ProbabilityBars</name>
    <message>
        <source>Softened probabilities of teacher and student</source>
        <translation>Probabilidades suavizadas del maestro y del estudiante</translation>
    </message>
    <message>
        <source>Probabilities of the most likely classes at this temperature: teacher (left) and student (right)</source>
        <translation>Probabilidades de las clases más probables a esta temperatura: maestro (izquierda) y estudiante (derecha)</translation>
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
        <source>Leave a field empty to fit that limit to the data.</source>
        <translation>Deje un campo vacío para ajustar ese límite a los datos.</translation>
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
        <source>A number, or empty for automatic</source>
        <translation>Un número, o vacío para el ajuste automático</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>%1: must be a number, not “%2”.</source>
        <translation>%1: debe ser un número, no «%2».</translation>
    </message>
    <message>
        <source>%1: the lower limit must be below the upper limit.</source>
        <translation>%1: el límite inferior debe ser menor que el superior.</translation>
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
    <message>
        <source>Forgets these folders; nothing on the disk changes</source>
        <translation>Olvida estas carpetas; en el disco no cambia nada</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La lista está vacía.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ReliabilityDiagram</name>
    <message>
        <source>Reliability diagram: %1</source>
        <translation>Diagrama de fiabilidad: %1</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>No image with this confidence</source>
        <translation>Ninguna imagen con esta confianza</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s): confidence %1, accuracy %2</source>
        <translation>
            <numerusform>%n imagen: confianza %1, exactitud %2</numerusform>
            <numerusform>%n imágenes: confianza %1, exactitud %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy of the images in each range of confidence; the gap to the diagonal, weighted, is the expected calibration error (ECE)</source>
        <translation>Exactitud de las imágenes en cada intervalo de confianza; la distancia a la diagonal, ponderada, es el error de calibración esperado (ECE)</translation>
    </message>
    <message>
        <source>%1: ECE %2</source>
        <translation>%1: ECE %2</translation>
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
        <source>Summary by α</source>
        <translation>Resumen por α</translation>
    </message>
    <message>
        <source>Runs are listed here. Start training or open an experiment folder.</source>
        <translation>Aquí se enumeran las ejecuciones. Inicie un entrenamiento o abra una carpeta de experimento.</translation>
    </message>
    <message>
        <source>Mean ± standard deviation for every α, once the first epoch is done.</source>
        <translation>Media ± desviación estándar de cada α, cuando termine la primera época.</translation>
    </message>
    <message>
        <source>Messages appear here while you work.</source>
        <translation>Aquí aparecen los mensajes mientras trabaja.</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Filtrar ejecuciones</translation>
    </message>
    <message>
        <source>Filter: words, or alpha:0.5 status:failed</source>
        <translation>Filtrar: palabras, o alpha:0.5 status:failed</translation>
    </message>
    <message>
        <source>Show the runs that contain all these words. To search a single column, put alpha:, repeat:, status:, name:, tag:, notes:, details:, experiment: or the name of a hyperparameter before a word, as in lr:0.01</source>
        <translation>Muestra las ejecuciones que contienen todas estas palabras. Para buscar en una sola columna, ponga alpha:, repeat:, status:, name:, tag:, notes:, details:, experiment: o el nombre de un hiperparámetro antes de una palabra, como en lr:0.01</translation>
    </message>
    <message>
        <source>No runs match. Clear the filter above or show hidden runs.</source>
        <translation>Ninguna ejecución coincide. Borre el filtro de arriba o muestre las ejecuciones ocultas.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ResultsTable</name>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Results and cost of each point</source>
        <translation>Resultados y coste de cada punto</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunActions</name>
    <message>
        <source>St&amp;op Selected Runs</source>
        <translation>&amp;Detener las ejecuciones elegidas</translation>
    </message>
    <message>
        <source>Stop these runs after the current batch; their progress is kept, and other runs continue</source>
        <translation>Detener estas ejecuciones tras el lote actual; su progreso se conserva y las demás continúan</translation>
    </message>
    <message>
        <source>P&amp;ause Selected Runs</source>
        <translation>Pa&amp;usar las ejecuciones elegidas</translation>
    </message>
    <message>
        <source>Pause these runs after the current batch; other runs continue</source>
        <translation>Pausar estas ejecuciones tras el lote actual; las demás continúan</translation>
    </message>
    <message>
        <source>&amp;Finish Missing Runs</source>
        <translation>&amp;Terminar las que faltan</translation>
    </message>
    <message>
        <source>Train the runs that failed, were stopped or never started; finished runs are kept</source>
        <translation>Entrenar las ejecuciones que fallaron, se detuvieron o no empezaron; las terminadas se conservan</translation>
    </message>
    <message>
        <source>Add &amp;Runs…</source>
        <translation>A&amp;ñadir ejecuciones…</translation>
    </message>
    <message>
        <source>Add repeats or values of α to this experiment</source>
        <translation>Añadir repeticiones o valores de α a este experimento</translation>
    </message>
    <message>
        <source>&amp;Clone with Changes</source>
        <translation>&amp;Clonar con cambios</translation>
    </message>
    <message>
        <source>Copy the settings of this experiment to Setup, with a new output folder</source>
        <translation>Copiar los ajustes de este experimento en Configuración, con una carpeta de salida nueva</translation>
    </message>
    <message>
        <source>Resume Selected &amp;Runs</source>
        <translation>&amp;Reanudar las ejecuciones elegidas</translation>
    </message>
    <message>
        <source>Resume these runs</source>
        <translation>Reanudar estas ejecuciones</translation>
    </message>
    <message>
        <source>Start Selected Runs A&amp;gain</source>
        <translation>Iniciar de nue&amp;vo las ejecuciones seleccionadas</translation>
    </message>
    <message>
        <source>Continue these stopped runs from their checkpoints while others train</source>
        <translation>Continuar estas ejecuciones detenidas desde sus puntos de control mientras se entrenan otras</translation>
    </message>
    <message>
        <source>Training is running; stop it first.</source>
        <translation>Hay un entrenamiento en curso; deténgalo primero.</translation>
    </message>
    <message>
        <source>No experiment is open.</source>
        <translation>No hay ningún experimento abierto.</translation>
    </message>
    <message>
        <source>The folder has no experiment.json, which would say how to train.</source>
        <translation>La carpeta no tiene experiment.json, que indicaría cómo entrenar.</translation>
    </message>
    <message>
        <source>No training is running in this window.</source>
        <translation>No hay ningún entrenamiento en curso en esta ventana.</translation>
    </message>
    <message>
        <source>Select a run that is being trained or waits.</source>
        <translation>Seleccione una ejecución en entrenamiento o en espera.</translation>
    </message>
    <message>
        <source>Select a run that was stopped.</source>
        <translation>Seleccione una ejecución detenida.</translation>
    </message>
    <message>
        <source>All runs are done.</source>
        <translation>Todas las ejecuciones han terminado.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunEdits</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Undo the last change to runs or charts</source>
        <translation>Deshacer el último cambio en las ejecuciones o los gráficos</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <translation>Rehacer el cambio deshecho</translation>
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
        <source>Name the current run, for tables and charts</source>
        <translation>Dar un nombre a la ejecución actual, para tablas y gráficos</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>&amp;Etiquetas…</translation>
    </message>
    <message>
        <source>Tag the selected runs, to filter by later</source>
        <translation>Etiquetar las ejecuciones seleccionadas, para filtrar por las etiquetas</translation>
    </message>
    <message>
        <source>N&amp;otes…</source>
        <translation>N&amp;otas…</translation>
    </message>
    <message>
        <source>Write notes about the current run</source>
        <translation>Escribir notas sobre la ejecución actual</translation>
    </message>
    <message>
        <source>&amp;Hide Selected Runs</source>
        <translation>&amp;Ocultar las ejecuciones seleccionadas</translation>
    </message>
    <message>
        <source>Hide these runs in tables and charts; the summary still includes them</source>
        <translation>Ocultar estas ejecuciones en tablas y gráficos; el resumen las sigue incluyendo</translation>
    </message>
    <message>
        <source>&amp;Move to Trash</source>
        <translation>&amp;Mover a la papelera</translation>
    </message>
    <message>
        <source>Move the folders of the selected runs to the trash; Undo restores them</source>
        <translation>Mover a la papelera las carpetas de las ejecuciones seleccionadas; Deshacer las restaura</translation>
    </message>
    <message>
        <source>&amp;Show Hidden Runs</source>
        <translation>Mo&amp;strar las ejecuciones ocultas</translation>
    </message>
    <message>
        <source>Show hidden runs in the table, in grey</source>
        <translation>Mostrar las ejecuciones ocultas en la tabla, en gris</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>&amp;Referencia</translation>
    </message>
    <message>
        <source>Compare all other runs with the current one: tables and tooltips show the differences</source>
        <translation>Comparar las demás ejecuciones con la actual: las tablas y las ayudas emergentes muestran las diferencias</translation>
    </message>
    <message>
        <source>&amp;Differences in Settings…</source>
        <translation>Diferencias en los a&amp;justes…</translation>
    </message>
    <message>
        <source>Show how the settings of the two selected runs differ</source>
        <translation>Mostrar en qué difieren los ajustes de las dos ejecuciones seleccionadas</translation>
    </message>
    <message>
        <source>&amp;Only Differing Columns</source>
        <translation>So&amp;lo las columnas que difieren</translation>
    </message>
    <message>
        <source>Hide the columns that are the same for all runs, and show the hyperparameters that differ</source>
        <translation>Ocultar las columnas que son iguales en todas las ejecuciones y mostrar los hiperparámetros que difieren</translation>
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
        <translation>Volver a mostrar estas ejecuciones en tablas y gráficos</translation>
    </message>
    <message>
        <source>&amp;Show Hidden Runs (%1)</source>
        <translation>Mo&amp;strar las ejecuciones ocultas (%1)</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Todavía no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>No se ha deshecho nada.</translation>
    </message>
    <message>
        <source>Select runs in the table first.</source>
        <translation>Seleccione antes ejecuciones en la tabla.</translation>
    </message>
    <message>
        <source>Select a run in the table first.</source>
        <translation>Seleccione antes una ejecución en la tabla.</translation>
    </message>
    <message>
        <source>Select two runs in the table first.</source>
        <translation>Seleccione antes dos ejecuciones en la tabla.</translation>
    </message>
    <message>
        <source>No run is hidden.</source>
        <translation>No hay ninguna ejecución oculta.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunLegend</name>
    <message>
        <source>Legend: run colours by α</source>
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
        <source>Shows or hides the curves of %1. The shades, from strong to pale, are its %n repeat(s); N counts those shown, and in a mean those that are done.</source>
        <translation>
            <numerusform>Muestra u oculta las curvas de %1. Los tonos, de intenso a pálido, son su %n repetición; N cuenta las mostradas y, en una media, las terminadas.</numerusform>
            <numerusform>Muestra u oculta las curvas de %1. Los tonos, de intenso a pálido, son sus %n repeticiones; N cuenta las mostradas y, en una media, las terminadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings of all curves</source>
        <translation>Ajustes de todas las curvas</translation>
    </message>
    <message>
        <source>What all curves have in common</source>
        <translation>Lo que todas las curvas tienen en común</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
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
        <source>Weight of the hard-label term. The checkbox shows or hides the run&apos;s curves.</source>
        <translation>Peso del término de las etiquetas duras. La casilla muestra u oculta las curvas de la ejecución.</translation>
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
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Epochs trained out of those planned</source>
        <translation>Épocas entrenadas de las previstas</translation>
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
        <source>Best accuracy compared with the baseline run, in percentage points</source>
        <translation>Mejor exactitud comparada con la ejecución de referencia, en puntos porcentuales</translation>
    </message>
    <message>
        <source>Δ best</source>
        <translation>Δ mejor</translation>
    </message>
    <message>
        <source>Time for all epochs in seconds, including evaluation</source>
        <translation>Tiempo de todas las épocas en segundos, evaluación incluida</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Shared by all α of a repeat</source>
        <translation>Compartida por todos los α de una repetición</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The run&apos;s folder, or the name you gave it</source>
        <translation>La carpeta de la ejecución, o el nombre que le haya dado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Your tags, separated by commas</source>
        <translation>Sus etiquetas, separadas por comas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Your notes about the run</source>
        <translation>Sus notas sobre la ejecución</translation>
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
    <message>
        <source>Dropped</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>%1 (search)</source>
        <translation>%1 (búsqueda)</translation>
    </message>
    <message>
        <source>Repeats of an α differ only in their seed. Those of a search choose between points and count in no mean.</source>
        <translation>Las repeticiones de un α solo difieren en su semilla. Las de una búsqueda eligen entre puntos y no cuentan en ninguna media.</translation>
    </message>
    <message>
        <source>What imported runs were trained with, as their files say it</source>
        <translation>Con qué se entrenaron las ejecuciones importadas, según sus archivos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>retort::ui::SampleJob</name>
    <message>
        <source>Training a small teacher…</source>
        <translation>Entrenando un maestro pequeño…</translation>
    </message>
    <message>
        <source>Creating the sample images…</source>
        <translation>Creando las imágenes de muestra…</translation>
    </message>
</context>
<context>
    <name>retort::ui::SampleSetup</name>
    <message>
        <source>The sample is ready. Setup is filled in; press Start to train six students.</source>
        <translation>La muestra está lista. La configuración está rellena; pulse Iniciar para entrenar seis estudiantes.</translation>
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
        <source>Training is running. Stop it before you start another experiment.</source>
        <translation>Hay un entrenamiento en curso. Deténgalo antes de iniciar otro experimento.</translation>
    </message>
    <message>
        <source>Continuing the experiment in %1. Finished runs are kept.</source>
        <translation>Se continúa el experimento de %1. Las ejecuciones terminadas se conservan.</translation>
    </message>
    <message>
        <source>Training is running. Stop it before you open another experiment.</source>
        <translation>Hay un entrenamiento en curso. Deténgalo antes de abrir otro experimento.</translation>
    </message>
</context>
<context>
    <name>retort::ui::SetupChip</name>
    <message>
        <source>%1 students</source>
        <translation>%1 estudiantes</translation>
    </message>
    <message>
        <source>%1 teachers</source>
        <translation>%1 maestros</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n ejecución</numerusform>
            <numerusform>%n ejecuciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Setup: %1</source>
        <translation>Configuración: %1</translation>
    </message>
    <message>
        <source>Show Setup (F9)</source>
        <translation>Mostrar la configuración (F9)</translation>
    </message>
    <message>
        <source>Fold Setup away, for more room (F9)</source>
        <translation>Plegar la configuración para tener más espacio (F9)</translation>
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
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
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
        <source>Start continues the existing experiment</source>
        <translation>Iniciar continúa el experimento existente</translation>
    </message>
    <message>
        <source>Use %1 instead</source>
        <translation>Usar %1 en su lugar</translation>
    </message>
    <message>
        <source>Estimating the training time…</source>
        <translation>Estimando el tiempo de entrenamiento…</translation>
    </message>
    <message>
        <source>Stop after the current batch; progress so far is kept</source>
        <translation>Detener tras el lote actual; el progreso se conserva</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 (%2 α × %3)</source>
        <translation>%1 (%2 α × %3)</translation>
    </message>
    <message>
        <source>%1 points × %2 = %3</source>
        <translation>%1 puntos × %2 = %3</translation>
    </message>
    <message>
        <source>%1 points × %2 − %3 shared or left out = %4</source>
        <translation>%1 puntos × %2 − %3 compartidas u omitidas = %4</translation>
    </message>
    <message>
        <source>Points…</source>
        <translation>Puntos…</translation>
    </message>
    <message>
        <source>Choose which points of the axes are trained</source>
        <translation>Elegir qué puntos de los ejes se entrenan</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>Training is running.</source>
        <translation>Hay un entrenamiento en curso.</translation>
    </message>
    <message>
        <source>loss = α · cross entropy + (1 − α) · distillation; α = 1 is cross entropy only. 0:1:0.25 is a range</source>
        <translation>pérdida = α · entropía cruzada + (1 − α) · destilación; α = 1 es solo entropía cruzada. 0:1:0.25 es un intervalo</translation>
    </message>
    <message>
        <source>All runs of this experiment are done.</source>
        <translation>Todas las ejecuciones de este experimento han terminado.</translation>
    </message>
    <message>
        <source>All runs are done. More repeats or epochs add to them; other settings start a copy.</source>
        <translation>Todas las ejecuciones han terminado. Más repeticiones o épocas se añaden a ellas; otros ajustes inician una copia.</translation>
    </message>
    <message>
        <source>Start writes to %1: %2</source>
        <translation>Iniciar escribe en %1: %2</translation>
    </message>
    <message>
        <source>All runs of this experiment are done</source>
        <translation>Todas las ejecuciones de este experimento han terminado</translation>
    </message>
    <message>
        <source>Set the fields that a known recipe speaks of; the others stay</source>
        <translation>Rellena los campos de los que habla una receta conocida; los demás se quedan como están</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
    <message>
        <source>about %1 instead of %2</source>
        <translation>unos %1 en lugar de %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>unos %1</translation>
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
        <source>Shows only the lines that contain these words</source>
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
        <source>Description</source>
        <translation>Descripción</translation>
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
        <source>In a chart: zoom in or out along the x axis</source>
        <translation>En un gráfico: acercar o alejar en el eje x</translation>
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
        <source>In a chart: move along the x axis</source>
        <translation>En un gráfico: desplazarse por el eje x</translation>
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
        <source>In a chart: show the full range</source>
        <translation>En un gráfico: mostrar el rango completo</translation>
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
        <source>In a chart: pin the crosshair; Escape releases it</source>
        <translation>En un gráfico: fijar la cruz; Escape la suelta</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copies the list to the clipboard</source>
        <translation>Copia la lista en el portapapeles</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>Maximizar</translation>
    </message>
    <message>
        <source>In a chart: show it alone, or all charts again; a double click does the same</source>
        <translation>En un gráfico: mostrarlo solo, o de nuevo todos; un doble clic hace lo mismo</translation>
    </message>
</context>
<context>
    <name>retort::ui::StudentExport</name>
    <message>
        <source>Saved: %1, %2. Read back, its logits differ by at most %3 on %4 images</source>
        <translation>Guardado: %1, %2. Al volver a leerlo, sus logits difieren como máximo en %3 en %4 imágenes</translation>
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
        <source>Training is running, so measured times would be inaccurate.</source>
        <translation>Hay un entrenamiento en curso, así que los tiempos medidos serían inexactos.</translation>
    </message>
    <message>
        <source>Copies the card for use in a spreadsheet</source>
        <translation>Copia la ficha para usarla en una hoja de cálculo</translation>
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
        <source>Property</source>
        <translation>Propiedad</translation>
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
        <source>Accuracy (retained)</source>
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
        <source>Teacher not available: %1</source>
        <translation>Maestro no disponible: %1</translation>
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
        <source>Cancels the measurement</source>
        <translation>Cancela la medición</translation>
    </message>
    <message>
        <source>Measures the size and speed of student and teacher</source>
        <translation>Mide el tamaño y la velocidad de estudiante y maestro</translation>
    </message>
    <message>
        <source>Open an experiment or start training. After the first epoch of a run, this page compares the cost of its student with that of the teacher.</source>
        <translation>Abra un experimento o inicie un entrenamiento. Tras la primera época de una ejecución, aquí se compara el coste de su estudiante con el del maestro.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Press “Measure latency” to compare the size, operations and latency of student and teacher.</source>
        <translation>Pulse «Medir la latencia» para comparar el tamaño, las operaciones y la latencia de estudiante y maestro.</translation>
    </message>
    <message>
        <source>The run has newer weights than those measured.</source>
        <translation>La ejecución tiene pesos más recientes que los medidos.</translation>
    </message>
    <message>
        <source>No run has weights yet.</source>
        <translation>Ninguna ejecución tiene pesos todavía.</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Todavía no se ha medido nada.</translation>
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
    <message>
        <source>Runs that are not done; they are left out of the other columns</source>
        <translation>Ejecuciones sin terminar; no cuentan en las demás columnas</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Sin terminar</translation>
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
        <source>Show a desktop notification when training ends while the window is in the background</source>
        <translation>Mostrar una notificación del escritorio cuando un entrenamiento acaba con la ventana en segundo plano</translation>
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
        <source>Values at the crosshair</source>
        <translation>Valores en la cruz</translation>
    </message>
    <message>
        <source>Values of all curves at the crosshair; Ctrl+C copies them</source>
        <translation>Valores de todas las curvas en la cruz; Ctrl+C los copia</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copies the selected rows, or all rows if none is selected</source>
        <translation>Copia las filas seleccionadas, o todas si no hay ninguna</translation>
    </message>
    <message>
        <source>Move the mouse over a chart, or press P in it, to see the values of its curves here.</source>
        <translation>Mueva el ratón sobre un gráfico, o pulse P en él, para ver aquí los valores de sus curvas.</translation>
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
        <source>%1, pinned (Escape releases it)</source>
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
        <source>Train small students from a large teacher, and compare the results for each α.</source>
        <translation>Entrene estudiantes pequeños con un maestro grande y compare los resultados de cada α.</translation>
    </message>
    <message>
        <source>Creates a small data set, trains a teacher on it in a minute or two, and fills in Setup</source>
        <translation>Crea un pequeño conjunto de datos, entrena con él un maestro en un minuto o dos y rellena la configuración</translation>
    </message>
    <message>
        <source>Opens an experiment folder and follows its training</source>
        <translation>Abre una carpeta de experimento y sigue su entrenamiento</translation>
    </message>
    <message>
        <source>Starts in Setup: a data folder, a teacher and a student</source>
        <translation>Empieza en Configuración: una carpeta de datos, un maestro y un estudiante</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop here; progress so far is kept and continued next time</source>
        <translation>Detener aquí; el progreso se conserva y se continúa la próxima vez</translation>
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
        <source>How much of the sample is ready</source>
        <translation>Cuánto de la muestra está listo</translation>
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
        <source>Press Enter or double-click to open the experiment</source>
        <translation>Pulse Intro o haga doble clic para abrir el experimento</translation>
    </message>
</context>
<context>
    <name>retort::ui::Workspace</name>
    <message>
        <source>%1 is already open.</source>
        <translation>%1 ya está abierto.</translation>
    </message>
</context>
</TS>
