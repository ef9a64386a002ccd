seal-by =
    { $count ->
        [one] Segellat per un testimoni
       *[other] Segellat per { $shown } testimonis
    }
seal-by-is = Els testimonis són màquines d’altra gent. Cadascun ha confirmat les primeres { $size } entrades: si després s’hi canviés, tragués o afegís res, es notaria.
seal-newer =
    { $count ->
        [one] Una entrada més nova està acceptada: el guardià la té fora de perill, i els testimonis la confirmaran d’aquí a un moment.
       *[other] { $shown } entrades més noves estan acceptades: el guardià les té fora de perill, i els testimonis les confirmaran d’aquí a un moment.
    }
seal-waiting = Acceptat, encara no segellat
seal-waiting-is = El guardià té totes les entrades fora de perill. Els seus testimonis encara no les han confirmades; els ho continua demanant tot sol.
seal-old-keeper = El guardià d’abans: aquí només es llegeix
seal-old-keeper-is = Els membres han continuat amb un altre guardià, que els testimonis segueixen. El que ha vingut després és allà, i aquí ja no s’hi afegeix res.
seal-only-reads = Aquí només es llegeix
seal-confirmed-before = Els testimonis van confirmar aquí abans les primeres { $size } entrades; això encara val per a elles.
seal-old-newer =
    { $count ->
        [one] Després s’hi va acceptar una entrada que ningú no va confirmar: on han continuat els membres potser no hi és.
       *[other] Després s’hi van acceptar { $shown } entrades que ningú no va confirmar: on han continuat els membres potser no hi són.
    }
seal-witnesses = Qui fa de testimoni d’aquest registre
witness-since = des del dia { $when }
witness-last = última confirmació: { $when }
witness-never = encara no ha confirmat res
witness-confirmed-here = ha confirmat aquestes { $size } entrades: { $when }
witness-asked-elsewhere = només el guardià li pregunta; aquesta còpia no sap què ha confirmat
witness-said = la seva última resposta: { $said }
seal-for-witnesses = Per a qui vulgui fer de testimoni d’aquest registre
seal-for-witnesses-is = Dona-li aquesta clau. Ha d’executar:
entry-standing = Estat
entry-alone = Acceptada pel guardià. Aquest registre no té testimonis.
entry-accepted = Acceptada: el guardià la té fora de perill. Els testimonis la confirmaran d’aquí a un moment.
entry-accepted-before = Acceptat només pel guardià d’abans. Els seus testimonis ara en segueixen un altre i no ho van confirmar: on han continuat els membres potser no hi és.
entry-sealed = Segellada: els testimonis han confirmat que és aquí.
entry-proof = Emporta’t el comprovant
entry-proof-is = Un fitxer petit. Amb ell i els bytes d’aquí sota, qualsevol pot comprovar, sense aquest servidor, que l’entrada és al registre.
fault-copy = Això és un mirall de la comunitat: una còpia que només es llegeix.
fault-copy-why = Tot el que hi ha aquí s’ha comprovat amb el que va signar el seu guardià. No hi ha entrat res.
fault-copy-next = Presenta-ho al guardià de la comunitat, a l’adreça que fan servir els seus membres.
fault-copy-at = Presenta-ho al guardià de la comunitat: { $url }
fault-superseded = Prou testimonis segueixen un altre guardià d’aquesta comunitat.
fault-superseded-why = Aquí ja no s’afegeix res més; el que hi ha es pot llegir.
fault-superseded-next = Si els membres han posat un altre guardià, continua allà; si no, pregunta als testimonis.
fault-keeping = Aquesta màquina és el guardià de la comunitat, i per això no en pot ser un mirall.
fault-keeping-why = No ha canviat res.
fault-keeping-next = Fes el mirall des d’una altra màquina.
fault-lagging = El testimoni { $witness } ha confirmat { $confirmed } entrades que aquí no hi són totes: aquest mirall en té { $held }.
fault-lagging-why = No ha canviat res. El que falta aquí es perdria, i aquest testimoni rebutjaria aquest mirall per sempre.
fault-lagging-next = Espera que es posi al dia, o dona suport a un mirall que en tingui més.
witness-mirrors = en guarda una còpia sencera des del dia { $when }
mirrors-who = Qui fa de mirall d’aquest registre
mirrors-is = Màquines que en guarden una còpia sencera i demanen aquí el que és nou. Quant en té cadascuna ho diu ella; qui l’obri allà ho veu.
mirrors-none = En els últims deu minuts cap màquina no ha dit que faci de mirall d’aquest registre. Amb un mirall tot continua, si aquest servidor es perdés.
mirrors-of = Una màquina en nom de { $name }
mirrors-holds = té { $size } entrades; ha preguntat per últim cop: { $when }
mirrors-unnamed = Màquines que no diuen de qui són: { $count }.
mirrors-for-members = Màquines: { $count }. Els membres veuen de qui són, si la màquina ho diu.
mirror-copy = Un mirall: una còpia per llegir
mirror-copy-stopped = Un mirall que ja no segueix
mirror-copy-waits = Un mirall que espera
mirror-copy-alone = Una còpia que no segueix ningú
mirror-copy-alone-is = Té el registre fins aquí i no en demana més a ningú: els membres han posat un altre guardià, o ve d’un arxiu. El que és més nou és on ara presenten els seus actes.
mirror-copy-of = Es copia { $url } des del dia { $when }.
mirror-copy-is = Cada entrada s’ha comparat amb el que va signar el guardià i s’ha repassat aquí, amb totes les regles. Si el guardià desapareix, aquesta còpia ho té tot.
check-do = Comprova-ho ara
check-is = El teu dispositiu comprova el que mostra aquest servidor sense creure’s res: la signatura del guardià, els testimonis, que no s’ha canviat res des de l’última vegada que va mirar, i que continuen en peu tots els actes de què té rebut.
check-more = Això és ràpid. Per comprovar també cada regla i cada pagament:
check-good = Comprovat: el guardià respon de { $size } entrades.
check-confirmed = Testimonis que ho confirmen: { $count }.
check-continues = Continua les { $size } entrades que aquest dispositiu va veure el dia { $when }; no hi ha canviat res.
check-acts = Actes de què aquest dispositiu té rebut: { $count }; hi consten tots.
check-no-acts = Aquest dispositiu encara no té rebuts aquí.
check-next = Deixa oberta aquesta pàgina, emporta’t el registre a casa, i ensenya totes dues coses a la resta de membres.
check-founding = La primera entrada no és la fundació d’aquesta comunitat.
check-no-checkpoint = El que mostra el servidor no és un punt de control.
check-other = El servidor mostra un registre diferent del que aquest dispositiu coneix en aquesta adreça.
check-keeper = La signatura del guardià no és bona. Si els membres han posat un altre guardià, escriu la seva clau, tal com te la diguin, a la pàgina de comprovació i torna a comprovar. Si no:
check-successor = Signa per aquest registre una clau diferent de la que aquest dispositiu coneix. Si els membres han posat un altre guardià, torna a prémer, i el dispositiu seguirà la clau nova. Si no:
check-less = El servidor mostra menys entrades que les que aquest dispositiu ja ha vist. Si els membres han continuat en una altra adreça, comprova-ho allà; si això és un mirall, potser s’està posant al dia: torna-ho a comprovar d’aquí a una estona. Si no:
check-missing = Un acte de què aquest dispositiu té rebut no és al registre.
check-witness = La signatura d’un testimoni no és bona.
check-changed = El registre no continua el que aquest dispositiu havia vist: se n’ha canviat el passat.
carry-on = Si el guardià desapareix
carry-on-is = Llavors la comunitat pot continuar aquí: quan més de la meitat dels membres de ple dret hagin donat suport a aquest mirall, passa a guardar el registre i a admetre actes. Cadascú executa, amb l’adreça d’aquest mirall:
carry-on-witnesses = Primer de tot: qui porta un testimoni d’aquesta comunitat li dona la clau d’aquest mirall. Des de llavors rebutja el guardià d’abans, per si tornés. Ha d’executar:
carry-on-given = Han donat suport a aquest mirall { $given } membres dels { $needed } que calen.
carry-on-lags = El testimoni { $witness } havia confirmat { $confirmed } entrades l’última vegada que se li va preguntar; aquí en falten: { $missing }. Espereu que aquest mirall es posi al dia, o continueu amb un que en tingui més.
carry-on-silent = L’última vegada que se’ls va preguntar, aquests testimonis no van dir què han confirmat: { $names }. Si és més del que hi ha aquí, rebutjaran aquest mirall.
carry-on-here = O, en un dispositiu que tingui la teva clau en aquesta adreça:
carry-on-do = Dona suport a aquest mirall
carry-on-thanks = El teu suport queda guardat aquí.

take-title = Endur-s’ho tot
take-is = Un sol fitxer per guardar, que prepara el teu navegador: tot el que han signat els membres, els textos que pots llegir, de qui és cada clau, taules de feina, diners i flux, i proves del que s’ha signat en aquest dispositiu. Amb ell, qualsevol màquina pot continuar.
take-do = Prepara el fitxer
take-way = { $done } de { $all } parts ja hi són…
take-done = El fitxer és a punt. El registre que conté és el que va signar el guardià, i continua el que ha vist aquest dispositiu. Desa’l en un lloc que no sigui aquest servidor. Conté textos que només tu i algunes altres persones podeu llegir.
take-not = El fitxer no s’ha preparat.
take-broken = S’ha tallat la connexió, o el servidor no ha respost.
take-again = Torna-ho a provar. En una màquina amb Mirrorball, mirrorball export all fa el mateix.
take-other = El que ha arribat no és el registre que va signar el guardià, o no continua el que ha vist aquest dispositiu.
take-other-next = Comprova-ho a dalt, i mostra el resultat als altres membres.
take-large = Aquesta comunitat és massa gran per a un fitxer fet en un navegador.
take-large-next = En una màquina amb Mirrorball, fes servir mirrorball export all.
take-readme =
    { $name }

    Aquesta carpeta conté una comunitat: tot el que han signat els membres i el que li pertany. No necessita cap servidor.

    community.register  cada entrada, byte per byte tal com es va signar, i el punt de control del guardià
    notes.json          els textos que les entrades anomenen per l’empremta, en la mesura que els pots llegir
    keys.json           de qui és cada clau, i des de quina entrada fins a quina signa
    checkpoint.txt      el punt de control més recent, amb el que els testimonis n’han signat fins ara
    receipts/           proves que els actes del teu dispositiu són al registre (C2SP tlog-proof)
    { "*.csv" }               taules per a un full de càlcul; flux de l’últim any, poder d’aquest trimestre

    Això és el que ha comprovat el teu navegador en preparar el fitxer: el registre és exactament el que va signar el guardià, comença per la fundació d’aquesta comunitat i continua el que el teu dispositiu havia vist abans. Els textos, les claus i les taules els ha pres tal com els ha donat el servidor.

    Per veure que tot s’aguanta, cada signatura, cada regla, cada pagament:
      mirrorball verify community.register

    Per continuar en una altra màquina:
      mirrorball import . --data DIRECTORI
      mirrorball serve --data DIRECTORI
    Allà només s’hi pot llegir, fins que més de la meitat dels membres de ple dret doni suport a aquella màquina, amb
      mirrorball endorse http://AQUELLA-MÀQUINA/{ $slug }

    { $id }
check-silent = Testimonis que abans van confirmar, i això no: { $count }. Torna-ho a demanar d’aquí a una estona; si continua igual, pregunta’ls per què.
check-no-key = Res no diu aquí quina clau signa per aquesta comunitat. Escriu la clau del guardià que t’hagin dit, o porta en un fitxer el que sap el teu dispositiu.
check-failed = No ha arribat cap resposta que es pugui comprovar. Mira l’adreça i la connexió, i torna-ho a provar.
check-elsewhere = El que comprova aquí ve del servidor que es comprova. Per estar-ne segur també, fes servir la pàgina de comprovació des del teu disc, i dona-li el que sap aquest dispositiu.
check-known = El que sap aquest dispositiu
checking-get = La pàgina de comprovació
checking-title = Comprova una comunitat
checking-lede = Aquesta pàgina no ve del servidor de la comunitat, i no se’n creu res. Mira si el guardià i els testimonis responen del que es mostra, i si això continua el que vas veure abans, amb tots els teus actes.
checking-ask = Què cal comprovar
checking-address = L’adreça de la comunitat
checking-file = El que sap el teu dispositiu, com a fitxer
checking-file-is = El fa la pàgina Mirall de la teva comunitat. Sense ell, la primera comprovació no té amb què comparar.
checking-keys = Claus que et van dir
checking-key = La clau del guardià
checking-key-is = 66 lletres i xifres, tal com són als papers de la teva comunitat. Si l’escrius, no en val cap altra.
checking-witnesses = Les claus dels testimonis
checking-witnesses-are = Una per línia. Els testimonis que van confirmar un cop es recorden.
checking-known = El que se sap aquí
checking-known-is = Aquest navegador ho guarda.
checking-where = Guarda aquest fitxer: només necessita el servidor de la comunitat, i no pregunta a ningú més. Qui va publicar la versió en diu l’empremta.
checking-bad-address = Això no és l’adreça d’una comunitat. Té la forma https://home.example/our-community.
checking-bad-file = Aquest no és el fitxer que fa la pàgina Mirall.
checking-bad-key = La clau del guardià són 66 lletres i xifres, i comença per 01.
check-first = Aquí es mira per primera vegada: des d’ara es compara amb això.
checking-bad-witness = La clau d’un testimoni té la forma nom+1a2b3c4d+ i lletres al darrere, una per línia.
checking-not-kept = Aquest navegador no guarda res per a fitxers: porta cada vegada el que sap el teu dispositiu.
