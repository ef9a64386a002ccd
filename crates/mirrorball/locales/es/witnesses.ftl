seal-by =
    { $count ->
        [one] Sellado por un testigo
       *[other] Sellado por { $shown } testigos
    }
seal-by-is = Los testigos son máquinas de otras personas. Cada una confirmó las primeras { $size } entradas: lo que después se cambiara, quitara o añadiera ahí se notaría.
seal-newer =
    { $count ->
        [one] Una entrada más nueva está aceptada: el guardián la tiene a salvo y los testigos la confirmarán enseguida.
       *[other] { $shown } entradas más nuevas están aceptadas: el guardián las tiene a salvo y los testigos las confirmarán enseguida.
    }
seal-waiting = Aceptado, aún sin sellar
seal-waiting-is = El guardián tiene todas las entradas a salvo. Sus testigos aún no las han confirmado; se lo sigue pidiendo por sí mismo.
seal-old-keeper = El guardián de antes: aquí solo se lee
seal-old-keeper-is = Los miembros han seguido con otro guardián, al que siguen los testigos. Lo que vino después está allí, y aquí ya no se añade nada.
seal-only-reads = Aquí solo se lee
seal-confirmed-before = Los testigos confirmaron aquí antes las primeras { $size } entradas; eso sigue valiendo para ellas.
seal-old-newer =
    { $count ->
        [one] Después se aceptó aquí una entrada que nadie confirmó: donde han seguido los miembros puede que no esté.
       *[other] Después se aceptaron aquí { $shown } entradas que nadie confirmó: donde han seguido los miembros puede que no estén.
    }
seal-witnesses = Quién es testigo de este registro
witness-since = desde el { $when }
witness-last = última confirmación: { $when }
witness-never = aún no ha confirmado nada
witness-confirmed-here = confirmó estas { $size } entradas: { $when }
witness-asked-elsewhere = solo el guardián le pregunta; esta copia no sabe qué ha confirmado
witness-said = su última respuesta: { $said }
seal-for-witnesses = Para quien quiera ser testigo de este registro
seal-for-witnesses-is = Dale esta clave. Tiene que ejecutar:
entry-standing = Estado
entry-alone = Aceptada por el guardián. Este registro no tiene testigos.
entry-accepted = Aceptada: el guardián la tiene a salvo. Los testigos la confirmarán enseguida.
entry-accepted-before = Aceptado solo por el guardián de antes. Sus testigos siguen ahora a otro y no lo confirmaron: donde han seguido los miembros puede que no esté.
entry-sealed = Sellada: los testigos confirmaron que está aquí.
entry-proof = Llévate la prueba
entry-proof-is = Un archivo pequeño. Con él y los bytes de abajo cualquiera comprueba, sin este servidor, que la entrada está en el registro.
fault-copy = Esto es un espejo de la comunidad: una copia que solo se lee.
fault-copy-why = Todo lo que hay aquí se comprobó con lo que firmó su guardián. No entró nada.
fault-copy-next = Preséntalo ante el guardián de la comunidad, en la dirección que usan sus miembros.
fault-copy-at = Preséntalo ante el guardián de la comunidad: { $url }
fault-superseded = Bastantes testigos siguen a otro guardián de esta comunidad.
fault-superseded-why = Aquí ya no se añade nada; lo que hay se puede leer.
fault-superseded-next = Si los miembros han puesto a otro guardián, sigue allí; si no, pregunta a los testigos.
fault-keeping = Esta máquina guarda la comunidad, así que no puede ser su espejo.
fault-keeping-why = No se cambió nada.
fault-keeping-next = Haz el espejo desde otra máquina.
fault-lagging = El testigo { $witness } ha confirmado { $confirmed } entradas que aquí no están todas: este espejo tiene { $held }.
fault-lagging-why = No se cambió nada. Lo que falta aquí se perdería, y ese testigo rechazaría este espejo para siempre.
fault-lagging-next = Espera a que se ponga al día, o respalda un espejo que tenga más.
witness-mirrors = guarda una copia entera desde el { $when }
mirrors-who = Quién refleja este registro
mirrors-is = Máquinas que guardan una copia entera y piden aquí lo nuevo. Cuánto tiene cada una lo dice ella; quien la abra allí lo ve.
mirrors-none = En los últimos diez minutos ninguna máquina ha dicho que refleje este registro. Con un espejo todo sigue, si este servidor se perdiera.
mirrors-of = Una máquina en nombre de { $name }
mirrors-holds = tiene { $size } entradas; preguntó por última vez: { $when }
mirrors-unnamed = Máquinas que no dicen de quién son: { $count }.
mirrors-for-members = Máquinas: { $count }. Los miembros ven de quién son, si la máquina lo dice.
mirror-copy = Un espejo: una copia para leer
mirror-copy-stopped = Un espejo que ya no sigue
mirror-copy-waits = Un espejo que espera
mirror-copy-alone = Una copia que no sigue a nadie
mirror-copy-alone-is = Tiene el registro hasta aquí y no pide más a nadie: los miembros han puesto a otro guardián, o vino de un archivo. Lo más nuevo está donde presentan ahora sus actos.
mirror-copy-of = Copiado de { $url } desde el { $when }.
mirror-copy-is = Cada entrada se comparó con lo que firmó el guardián y se repasó aquí, con todas las reglas. Si el guardián desaparece, esta copia lo tiene todo.
check-do = Comprobarlo ahora
check-is = Tu dispositivo comprueba lo que muestra este servidor sin creerle nada: la firma del guardián, los testigos, que nada cambió desde la última vez que miró, y que sigue en pie cada acto del que recibió un recibo.
check-more = Eso es rápido. Para comprobar también cada regla y cada pago:
check-good = Comprobado: el guardián responde por { $size } entradas.
check-confirmed = Testigos que lo confirman: { $count }.
check-continues = Continúa las { $size } entradas que este dispositivo vio el { $when }; nada en ellas cambió.
check-acts = Actos de los que este dispositivo tiene recibo: { $count }; todos siguen en pie.
check-no-acts = Este dispositivo aún no tiene recibos aquí.
check-next = Deja esta página abierta, llévate el registro y enseña ambas cosas a los demás miembros.
check-founding = La primera entrada no es la fundación de esta comunidad.
check-no-checkpoint = Lo que muestra el servidor no es un punto de control.
check-other = El servidor muestra otro registro que el que este dispositivo conoce en esta dirección.
check-keeper = La firma del guardián no vale. Si los miembros han puesto a otro guardián, escribe su clave, como te la digan, en la página de comprobación y comprueba otra vez. Si no:
check-successor = Firma este registro otra clave que la que conoce este dispositivo. Si los miembros han puesto a otro guardián, pulsa otra vez y el dispositivo seguirá la clave nueva. Si no:
check-less = El servidor muestra menos entradas de las que este dispositivo ya vio. Si los miembros han seguido en otra dirección, comprueba allí; si esto es un espejo, puede que se esté poniendo al día: comprueba de nuevo dentro de un rato. Si no:
check-missing = Un acto del que este dispositivo tiene recibo no está en el registro.
check-witness = La firma de un testigo no vale.
check-changed = El registro no continúa lo que este dispositivo vio antes: se cambió su pasado.
carry-on = Si el guardián ya no está
carry-on-is = Entonces la comunidad puede seguir aquí: cuando más de la mitad de los miembros de pleno derecho respalden este espejo, guardará el registro y admitirá actos. Cada cual ejecuta, con la dirección de este espejo:
carry-on-witnesses = Lo primero: quien lleva un testigo de esta comunidad le da la clave de este espejo. Desde entonces rechaza al guardián de antes, por si volviera. Tiene que ejecutar:
carry-on-given = { $given } de los { $needed } que hacen falta han respaldado este espejo.
carry-on-lags = El testigo { $witness } había confirmado { $confirmed } entradas la última vez que se le preguntó; aquí faltan: { $missing }. Esperad a que este espejo se ponga al día, o seguid con uno que tenga más.
carry-on-silent = La última vez que se les preguntó, estos testigos no dijeron qué han confirmado: { $names }. Si es más de lo que hay aquí, rechazarán este espejo.
carry-on-here = O, en un dispositivo que tenga tu clave en esta dirección:
carry-on-do = Respaldar este espejo
carry-on-thanks = Tu respaldo queda guardado aquí.

take-title = Llevarse todo
take-is = Un solo archivo para guardar, que prepara tu navegador: todo lo que firmaron los miembros, los textos que puedes leer, de quién es cada clave, tablas de trabajo, dinero y flujo, y pruebas de lo firmado en este dispositivo. Con él, cualquier máquina puede continuar.
take-do = Preparar el archivo
take-way = { $done } de { $all } partes ya están…
take-done = El archivo está listo. El registro que contiene es el que firmó el guardián, y continúa lo que vio este dispositivo. Guárdalo en un sitio que no sea este servidor. Contiene textos que solo tú y algunas otras personas podéis leer.
take-not = El archivo no se ha preparado.
take-broken = Se cortó la conexión, o el servidor no respondió.
take-again = Inténtalo de nuevo. En una máquina con Mirrorball, mirrorball export all hace lo mismo.
take-other = Lo que llegó no es el registro que firmó el guardián, o no continúa lo que vio este dispositivo.
take-other-next = Compruébalo arriba, y muestra el resultado a los demás miembros.
take-large = Esta comunidad es demasiado grande para un archivo hecho en un navegador.
take-large-next = En una máquina con Mirrorball, usa mirrorball export all.
take-readme =
    { $name }

    Esta carpeta contiene una comunidad: todo lo que firmaron los miembros y lo que le pertenece. No necesita ningún servidor.

    community.register  cada entrada, byte por byte como se firmó, y el punto de control del guardián
    notes.json          los textos que las entradas nombran por su huella, en la medida en que puedes leerlos
    keys.json           de quién es cada clave, y desde qué entrada hasta cuál firma
    checkpoint.txt      el punto de control más reciente, con lo que los testigos han firmado de él hasta ahora
    receipts/           pruebas de que los actos de tu dispositivo están en el registro (C2SP tlog-proof)
    { "*.csv" }               tablas para una hoja de cálculo; flujo del último año, poder de este trimestre

    Esto comprobó tu navegador al preparar el archivo: el registro es exactamente el que firmó el guardián, empieza por la fundación de esta comunidad y continúa lo que tu dispositivo había visto antes. Los textos, las claves y las tablas los tomó tal como los dio el servidor.

    Para ver que todo se sostiene, cada firma, cada regla, cada pago:
      mirrorball verify community.register

    Para continuar en otra máquina:
      mirrorball import . --data DIRECTORIO
      mirrorball serve --data DIRECTORIO
    Allí solo se puede leer, hasta que más de la mitad de los miembros de pleno derecho respalde esa máquina, con
      mirrorball endorse http://ESA-MÁQUINA/{ $slug }

    { $id }
check-silent = Testigos que confirmaron antes, y esto no: { $count }. Vuelve a preguntar dentro de un rato; si sigue así, pregúntales por qué.
check-no-key = Nada dice aquí qué clave firma por esta comunidad. Escribe la clave del guardián que te hayan dicho, o trae en un archivo lo que sabe tu dispositivo.
check-failed = No llegó ninguna respuesta que se pueda comprobar. Mira la dirección y tu conexión, y prueba otra vez.
check-elsewhere = Lo que comprueba aquí viene del servidor que se comprueba. Para tener certeza también de eso, usa la página de comprobación desde tu propio disco, y entrégale lo que este dispositivo sabe.
check-known = Lo que sabe este dispositivo
checking-get = La página de comprobación
checking-title = Comprobar una comunidad
checking-lede = Esta página no viene del servidor de la comunidad, y no le cree nada. Mira si el guardián y los testigos responden de lo que se muestra, y si eso continúa lo que viste antes, con todos tus actos.
checking-ask = Qué comprobar
checking-address = La dirección de la comunidad
checking-file = Lo que sabe tu dispositivo, como archivo
checking-file-is = Lo hace la página Espejo de tu comunidad. Sin él, la primera comprobación no tiene con qué comparar.
checking-keys = Claves que te dijeron
checking-key = La clave del guardián
checking-key-is = 66 letras y cifras, como están en los papeles de tu comunidad. Si la escribes, no vale ninguna otra.
checking-witnesses = Las claves de los testigos
checking-witnesses-are = Una por línea. Los testigos que confirmaron una vez se recuerdan.
checking-known = Lo que se sabe aquí
checking-known-is = Este navegador lo guarda.
checking-where = Guarda este archivo: solo necesita el servidor de la comunidad, y no pregunta a nadie más. Quien publicó la versión dice su huella.
checking-bad-address = Esto no es la dirección de una comunidad. Tiene la forma https://home.example/our-community.
checking-bad-file = Este no es el archivo que hace la página Espejo.
checking-bad-key = La clave del guardián son 66 letras y cifras, y empieza por 01.
check-first = Aquí se mira por primera vez: desde ahora se compara con esto.
checking-bad-witness = La clave de un testigo tiene la forma nombre+1a2b3c4d+ y letras detrás, una por línea.
checking-not-kept = Este navegador no guarda nada para archivos: trae cada vez lo que sabe tu dispositivo.
