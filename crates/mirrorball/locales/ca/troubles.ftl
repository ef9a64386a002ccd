### Avaries i trencaments: problemes de la màquina, i registres que no es verifiquen. El valor diu què ha passat,
### `why` diu què està fora de perill i `next` què cal fer.

fault-disk-full = No queda lloc al disc.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Fes lloc i torna a enviar l’acte; encara que l’enviïs dues vegades, entra una sola vegada.
fault-read-only = No es pot escriure a { $path }.
    .why = Tots els actes amb rebut continuen en peu; no hi entra res de nou. Llegir continua funcionant.
    .next = Permet que el programa hi escrigui, o indica un altre directori amb --data.
fault-unreachable = No es pot obrir { $path }: { $detail }.
    .why = No ha canviat res.
    .next = Comprova el camí i els permisos, o indica un altre directori amb --data.
fault-corrupt = La base de dades està malmesa: { $detail }.
    .why = No ha canviat res. Això no toca els registres exportats ni les altres còpies.
    .next = Atura el programa, guarda una còpia del directori i restaura’l des d’una còpia de seguretat o d’un mirall.
fault-foreign = { $path } no és una base de dades de Mirrorball.
    .why = No ha canviat res.
    .next = Indica un altre directori amb --data.
fault-newer = La base de dades té el format { $found }; aquesta versió del programa coneix formats fins al { $known }.
    .why = No ha canviat res.
    .next = Fes servir la versió més nova del programa.
fault-locked = Un altre procés ocupa la base de dades.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Torna-ho a provar d’aquí a una estona; si continua igual, tanca l’altre programa que té oberta la base de dades.
fault-in-use = Un altre procés ja serveix { $path }.
    .why = No ha canviat res.
    .next = Acaba l’altre procés, o indica un altre directori amb --data.
fault-disk = Ha fallat la lectura o l’escriptura: { $detail }.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Comprova el disc i torna a enviar l’acte; encara que l’enviïs dues vegades, entra una sola vegada.
fault-clock-behind = El rellotge del guardià va { $minutes ->
        [one] un minut
       *[other] { $minutes } minuts
    } endarrerit respecte de l’última entrada.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Posa a l’hora el rellotge de la màquina del guardià i torna a enviar l’acte.
fault-clock-jumped = El rellotge del guardià ha fet un salt de { $minutes } minuts.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Comprova el rellotge de la màquina del guardià. Quan hagi anat bé deu minuts seguits, es tornaran a admetre actes.
fault-dated-ahead = L’entrada { $index } porta una hora { $minutes ->
        [one] un minut
       *[other] { $minutes } minuts
    } per davant del rellotge d’aquest mirall.
    .why = El que s’havia copiat abans continua en peu. Aquest mirall encara no agafa ni confirma res d’aquella hora.
    .next = Compara el rellotge d’aquesta màquina amb el del guardià i posa a l’hora el que vagi malament. El mirall continua sol quan arribi aquella hora.
fault-busy = Hi ha més actes esperant que els que el guardià pot admetre.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Torna-ho a provar d’aquí a uns segons; un acte enviat dues vegades entra una sola vegada.
fault-closed = El guardià s’està tancant.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat. Llegir continua funcionant.
    .next = Torna-ho a provar quan el guardià torni a funcionar; un acte enviat dues vegades entra una sola vegada.
fault-rolled-back = La base de dades té { $held } entrades d’aquest registre, però el guardià n’ha signat { $signed }.
    .why = No s’afegeix res a aquest registre fins que s’arregli; el que hi ha es pot llegir.
    .next = Recupera la còpia més nova del directori de dades, o torna’l a omplir amb un registre exportat o un mirall.
fault-broken = El registre no es pot repassar: { $detail }.
    .why = No s’afegeix res a aquest registre fins que s’arregli; el que hi ha es pot llegir.
    .next = Executa `mirrorball verify` amb una còpia exportada, i ensenya’n l’informe als membres. Si el disc està malmès, recupera les entrades amb `mirrorball refill`.
fault-damaged = L’entrada { $entry } d’aquest registre a la base de dades no és l’entrada que es va signar.
    .why = No s’afegeix res a aquest registre fins que s’arregli; el que hi ha es pot llegir.
    .next = Atura el programa, guarda una còpia del directori de dades i torna’l a omplir amb un registre exportat, una còpia de seguretat o un mirall.
fault-unknown-community = Aquí no es guarda aquesta comunitat.
    .why = No ha canviat res.
    .next = Comprova el nom a l’adreça.
fault-too-many-communities = Aquest node ja guarda totes les comunitats que pot.
    .why = No ha canviat res.
    .next = Funda la comunitat en un altre node.
fault-no-randomness = El sistema no ha donat bytes a l’atzar.
    .why = No ha canviat res.
    .next = Torna-ho a provar; si continua igual, cal reparar la màquina.
fault-bug = El programa ha trencat una promesa seva: { $detail }.
    .why = Tots els actes amb rebut continuen en peu; aquest no ha entrat.
    .next = Avisa’n, si us plau, amb la versió del programa i el que has fet.
fault-unreadable = El registre no s’ha pogut llegir fins al final: { $detail }.
    .why = No ha canviat res.
    .next = Torna a baixar el registre.

breach = El registre no es verifica.
    .next = Guarda aquest fitxer per demostrar-ho, avisa la resta de membres i compara’l amb les seves còpies.
breach-at = El registre no es verifica a l’entrada { $index }.
breach-incomplete-next = Torna a baixar o a exportar el registre; si continua igual, compara’l amb les còpies d’altres membres.
breach-file = Línia { $line }: { $detail }.
breach-file-empty = El fitxer és buit: no hi ha cap entrada ni cap punt de control.
breach-file-cut = El fitxer s’acaba enmig de l’entrada { $index }: hi falta la resta.
breach-file-unsealed = El fitxer s’acaba després de { $entries } entrades, sense el punt de control signat que les cobreix.
breach-entry = Els seus bytes no són una entrada: { $detail }.
breach-body = El seu cos no es pot llegir: { $detail }.
breach-signature-missing = Aquí hi hauria de signar la clau { $key }, i la seva signatura hi falta.
breach-signature-unknown = Està signada amb la clau { $key }, que aquí no es coneix.
breach-signature-wrong = La signatura de la clau { $key } no es va fer sobre aquest cos.
breach-seen-before = Qui la va signar havia vist una altra història de les primeres { $size } entrades; abans d’aquesta es va canviar alguna cosa.
breach-seen-one = Qui la va signar havia vist una altra història de les primeres { $size } entrades; l’entrada { $from } es va canviar, moure o treure.
breach-seen-span = Qui la va signar havia vist una altra història de les primeres { $size } entrades; es va canviar, moure o treure alguna cosa de l’entrada { $from } a l’entrada { $to }.
breach-seen-missing = Qui la va signar havia vist { $size } entrades, i abans d’aquesta només n’hi ha { $before }; en falten algunes.
breach-stamp-back = La seva hora és anterior a la de l’entrada d’abans.
breach-doubled = El mateix acte ja és a l’entrada { $first }.
breach-checkpoint = El punt de control del final: { $detail }.
breach-checkpoint-origin = El punt de control del final és el d’un altre registre.
breach-checkpoint-size = El punt de control del final cobreix { $size } entrades, i aquí n’hi ha { $entries }.
breach-checkpoint-root = L’arrel que indica el punt de control no és la de les { $size } entrades que hi ha aquí; n’hi ha de canviades, en falten o són en un altre ordre.
breach-refused = Les regles no l’admeten ({ $code }): { $detail }.
