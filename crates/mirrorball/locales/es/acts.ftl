act-found = Se fundó la comunidad
act-invite = Se hizo una invitación
act-join = Se unió un miembro
act-rename = Se cambió un nombre
act-absence = Se anotó una ausencia
act-leave = Se fue un miembro
act-key-add = Se añadió una clave
act-key-revoke = Se revocó una clave
act-circle-open = Se abrió { $name }
act-circle-close = Se cerró { $name }
act-commons-open = Comenzó el procomún { $name }
act-partner-add = Se añadió una contraparte
act-work-log = Se anotó trabajo: { $task }, { $quantity }
act-work-accept = Se aceptó trabajo
act-work-correct = Se corrigió trabajo
act-work-withdraw = Se retiró trabajo
act-work-confirm = Se confirmó trabajo
act-work-propose = Se propuso otra cantidad
act-work-agree = Se aceptó una cantidad propuesta
act-work-decline = Se rechazó una cantidad propuesta
act-work-dispute = Se disputó trabajo
act-work-settle = Se retiró una disputa o propuesta
act-work-close = Un trabajo cuenta por silencio
act-income = Entraron { $amount }
act-expense = Salieron { $amount }
act-photo-add = Se añadió la foto de un recibo
act-money-reverse = Se anuló dinero mal anotado
act-share-open = Se abrió un reparto de { $amount }
act-share-object = Alguien objetó a un reparto
act-share-settle = Se retiró una objeción
act-share-withdraw = Se retiró un reparto
act-share-post = Se asentó un reparto: { $amount }
act-payment = Se pagó { $amount } a un miembro
act-commitment-make = Alguien se comprometió a algo
act-commitment-keep = Se cumplió un compromiso
act-commitment-cancel = Se retiró un compromiso
act-account-open = Se abrió la cuenta { $name }
act-transaction-record = Se movió valor entre cuentas
act-transaction-post = Se asentó una transacción en espera
act-transaction-void = Se anuló una transacción en espera
act-stage-open = Se abrió una evaluación
act-stage-confirm = Se respondió a una evaluación: sigue adelante
act-stage-decline = Se respondió a una evaluación: todavía no
act-checkin = Alguien dijo «hoy estoy aquí»
act-note-erase = Se borró una nota
act-keeper-endorse = Alguien respaldó a un guardián
effect-plain = Esto se puede presentar ahora.
effect-work-credits = { $quantity } de { $task }: { $credits } créditos.
effect-work-dating = { $open } de ellos se abren en esta etapa de acercamiento; el resto es histórico enseguida.
effect-work-care = { $quantity } de cuidados.
effect-work-counts =
    { $count ->
        [one] Cuenta cuando lo haya confirmado otro miembro.
       *[other] Cuenta cuando lo hayan confirmado otros { $count } miembros.
    }
effect-work-offered = Espera a que lo acepte el miembro de quien es el trabajo.
effect-work-long-day = Con esto hay { $hours } horas anotadas para ese día, y un día tiene 24: mira la duración y el día.
effect-income = Entran { $amount } en caja: quedan { $cash }.
effect-expense = Salen { $amount } de caja: quedan { $cash }.
effect-share-open = Se apartan { $amount } de caja; los créditos que pagará quedan retenidos hasta que se asiente.
effect-share-open-waits = Se asienta tras { $hours } horas salvo que objete un miembro.
effect-share-open-decided = Se decide por consentimiento: se asienta tras { $hours } horas cuando todo el mundo ha respondido y nadie objeta; si no, cuando acaba el plazo de respuesta, si ha respondido la gente suficiente. Si entonces han respondido demasiado pocas personas, hay otro plazo, el que dice vuestro acuerdo de consentimiento.
effect-share-post = Pasan a deberse { $amount } a los miembros, y se saldan los créditos que hay detrás.
effect-payment = Se pagan { $amount } de lo que la comunidad debe a este miembro.
effect-reverse-cash = Vuelven { $amount }: quedan { $cash } en caja.
effect-reverse-owed = Se deben otra vez { $amount } a este miembro.
effect-double = La misma cantidad ya consta para ese día, de o para la misma parte: entrada { $index }. Sigue si ocurrió dos veces.
effect-revoke = Esta clave ya no firma nada, desde la próxima entrada. No se puede deshacer.
effect-leave = Te vas; lo que se te debe se sigue debiendo. Para volver hace falta una nueva invitación.
effect-stage-decline = La evaluación termina; la etapa continúa.
flaw-missing = falta
flaw-unknown = ese campo no va aquí
flaw-expected = se esperaba: { $what }
flaw-at-most = como mucho { $what }
flaw-at-most-smallest = como mucho { $limit } de la unidad más pequeña, como los céntimos
flaw-at-least = como poco { $what }
flaw-too-long = como mucho { $what } caracteres
flaw-too-short =
    { $what ->
        [one] aquí hay que escribir algo
       *[other] un texto de { $what } caracteres o más
    }
flaw-one-of = uno de { $what }
