timeline-title = Decisiones en el tiempo
timeline-picture = Qué se decidió y cuándo
timeline-link = Cuándo se abrió, se respondió y se cerró cada decisión
timeline-is = Cada decisión es una línea: cuánto se habló de ella, cuándo se respondió y se cerró, y cuándo se vuelve a mirar.
timeline-caption = Del { $from } al { $until }: { $opened }, { $settled } y { $reviews }.
timeline-opened =
    { $count ->
        [one] se abre una decisión
       *[other] se abren { $shown } decisiones
    }
timeline-settled =
    { $count ->
        [one] se cierra una
       *[other] se cierran { $shown }
    }
timeline-reviews =
    { $count ->
        [one] una se vuelve a mirar
       *[other] { $shown } se vuelven a mirar
    }
timeline-desc = Cada línea es una decisión, arriba la última que se abrió. Fina: se habla de ella. Gruesa: se responde. Fina otra vez: espera a entrar en vigor. Un punto: se decidió que sí; un aro: terminó de otra manera. Un rombo: el día en que se vuelve a mirar. La línea de trazos es hoy.
timeline-now = hoy
timeline-none = En este periodo no hay ninguna decisión. Casi todas empiezan en una tensión: ¿qué haría más fácil la semana que viene?
timeline-col-decision = Decisión
timeline-col-opened = Abierta
timeline-col-answered = Se responde desde
timeline-col-settled = Cerrada
timeline-left-out =
    { $count ->
        [one] Aquí falta una decisión anterior; el CSV las tiene todas.
       *[other] Aquí faltan { $shown } decisiones anteriores; el CSV las tiene todas.
    }
moves-choose = Elegir y sumar
moves-way = Sentido
moves-all =
    { $count ->
        [one] El único movimiento
       *[other] Los { $shown } movimientos
    }
moves-together =
    { $count ->
        [one] Un movimiento: { $sum }
       *[other] { $shown } movimientos, en total { $sum }
    }
accounts-left-out =
    { $count ->
        [one] Aquí falta otra cuenta; el CSV las tiene todas.
       *[other] Aquí faltan otras { $shown } cuentas; el CSV las tiene todas.
    }
account-behind =
    { $count ->
        [one] Una entrada: { $sum }.
       *[other] { $shown } entradas suman { $sum }.
    }
account-entries = Las entradas que hay detrás
account-empty = Aún no se ha movido nada en ella.
account-key = Como la nombran los actos
account-free = Libre
account-pending-in = Pendiente de entrar
account-shares-alone = Lo que movieron en ella los repartos.
account-all-entries = Todas las entradas de esta cuenta
moved-by-member = movido entre cuentas
moved-by-decision = movido por una decisión
moved-by-parting = hubo una separación
flow-to-members = Qué dieron las corrientes y a quién
flow-came-in = entró
flow-went-out = salió para gastos
flow-shared = repartido entre miembros
flow-paid = pagado a miembros
flow-left-over = Cada importe se abre a las entradas que hay detrás. Lo que queda en caja, la caja de antes y lo del resto de miembros es lo que sobra de lo demás; ninguna entrada lo dice.
paid-out-title = Lo que pagaron los repartos
paid-out-sentence = Del { $from } al { $until }: { $shares }, { $amount } para miembros.
paid-out-none = Ningún reparto abierto en este periodo está asentado. Repartir empieza por lo que hay en caja.
paid-out-care-is = Un reparto es del día en que se abrió. Lo que el equilibrio de los cuidados quita a alguien falta en su sustento y su amor, y es lo que los cuidados dan a otras personas.
statement-works =
    { $count ->
        [one] una contribución
       *[other] { $shown } contribuciones
    }
statement-sentence = { $month }: { $name } anotó { $works }. Los repartos dieron { $shared } y se pagaron { $paid }; ahora se deben { $owed }.
statement-picture = El mes, día a día
statement-picture-is = Cada marca es una contribución en su día: un triángulo para el sustento, un punto para el amor, un corazón para los cuidados. Las pálidas aún no cuentan, o ya no.
statement-cut =
    { $count ->
        [one] Aquí solo está la última.
       *[other] Aquí solo están las últimas { $shown }.
    }
statement-rest = Verlas todas
statement-owed = Se debe ahora
statement-never-open = históricos desde el principio
statement-work-is = Lo anotado para días de este mes y cómo está ahora.
statement-shares-is = Repartos asentados este mes: cada uno muestra por qué es esa cantidad.
statement-paid-is = Lo pagado este mes, por el día del pago.
statement-credits-is = Como los tiene ahora el registro, no como estaban a fin de mes.
