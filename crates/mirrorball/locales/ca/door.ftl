### El que es rebutja a la porta del programa, abans de preguntar a les regles d’una comunitat. El valor diu què ha
### passat, `why` diu per què i `next` què cal fer.

door-other-host = Aquest servidor no respon al nom { $host }.
    .why = Un altre lloc podria apuntar un nom seu cap a aquesta màquina i llegir d’amagat; per això només es respon a noms coneguts.
    .next = Obre’l a localhost o a la seva adreça en xifres. Qui el porta pot permetre un nom amb --host NOM.
door-cross-site = Aquesta petició venia d’una pàgina d’un altre lloc.
    .why = Aquí només poden actuar les pàgines d’aquest servidor.
    .next = Obre la pàgina en aquest servidor i torna-ho a provar.
door-too-many = Han estat moltes vegades en poca estona.
    .why = Cada visita pot preguntar només unes quantes vegades, perquè el servidor vagi ràpid per a tothom.
    .next = Espera { $seconds ->
        [one] un segon
       *[other] { $seconds } segons
    } i torna-ho a provar. No s’ha perdut res.
door-streams-full = No queda cap connexió en directe lliure.
    .why = Aquest servidor només en manté unes quantes alhora.
    .next = Recarrega la pàgina quan vulguis veure què hi ha de nou.
door-body-too-large = El missatge és massa gran.
    .why = Aquest servidor llegeix com a màxim { $bytes_max } bytes d’un missatge.
    .next = Escurça’n els textos, o envia’l per parts.
door-not-utf8 = El missatge no és text que es pugui llegir.
    .why = No és UTF-8 a partir del byte { $at }.
    .next = Envia’l en UTF-8.
door-not-json = El missatge no té la forma que s’esperava.
    .why = En llegir-lo com a JSON: { $detail }.
    .next = Mira a /api la forma de cada missatge.
door-bad-query = L’adreça demana una cosa que no es pot llegir.
    .why = { $detail }.
    .next = Mira a /api què es pot demanar.
door-nothing-here = No hi ha res en aquesta adreça.
    .why = No s’ha fet servir mai, o ha canviat de lloc.
    .next = Comença per la primera pàgina.
door-other-method = Aquesta adreça no es pot fer servir així.
    .why = Respon a altres mètodes.
    .next = Mira a /api a què respon cada adreça.
door-no-community = Aquí cap comunitat no es diu { $name }.
    .why = És en un altre servidor, o el seu nom s’escriu d’una altra manera.
    .next = Busca-la a la primera pàgina.
door-session-needed = Aquesta comunitat només la poden llegir els seus membres.
    .why = El seu acord d’obertura la reserva als membres.
    .next = Obre una sessió amb una de les teves claus, o demana una invitació a un membre.
door-challenge-spent = Aquest repte ja no es pot respondre.
    .why = Un repte es respon una sola vegada, en cinc minuts.
    .next = Torna-ho a provar; se’n fa un de nou per a tu.
door-session-key = Aquesta clau aquí no obre res.
    .why = No és una clau activa d’aquest membre.
    .next = Fes servir una altra de les teves claus; si l’has perduda, demana que et tornin a convidar.
door-session-signature = La signatura no correspon al repte.
    .why = Es va fer amb una altra clau, o per a una altra adreça.
    .next = Torna-ho a provar des d’aquesta pàgina.
door-not-there = Aquí res no té l’identificador { $id }.
    .why = És d’una altra comunitat, o està mal escrit.
    .next = Busca-ho a les pàgines de la comunitat.
door-not-the-sample = Això només ho fa la comunitat de mostra.
    .why = Les seves claus són públiques, perquè tothom pugui provar-ho tot.
    .next = Obre la comunitat de mostra des de la primera pàgina.
door-timed-out = Ha trigat massa.
    .why = El servidor està enfeinat.
    .next = Torna-ho a provar d’aquí a una estona; un acte enviat dues vegades compta una.
door-bug = S’ha espatllat alguna cosa del programa.
    .why = Ha trencat una de les seves pròpies promeses; el registre està fora de perill.
    .next = Torna-ho a provar, i explica què has fet a qui porta aquest servidor.
