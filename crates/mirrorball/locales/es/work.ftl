stream-livelihood = Sustento
stream-love = Amor
stream-care = Cuidados
unit-hours = horas
unit-words = palabras
unit-pieces = piezas
quantity-hours = { $figure } h
quantity-words = { $figure } palabras
quantity-pieces = { $figure } piezas
quantity-credits = { $figure } créditos
col-member = Miembro
col-state = Estado
col-month = Mes
col-note = Nota
col-why = ¿Por qué?
col-day = Día
col-amount = Cantidad
log-title = Anotar trabajo
log-lede = Cuánto y de qué. Lo demás puede esperar.
log-last-five = Tus últimos tipos de trabajo
log-stream = Corriente
log-task = ¿Qué?
log-quantity = ¿Cuánto?
log-unit = Contado en
log-circle = Círculo o proyecto
log-commons = Procomún que hace o cuida
log-day = Día
log-more = Nota, o para otra persona
log-note = Nota
log-note-hint = Se guarda junto al registro, para poder borrarla.
log-for = ¿De quién es el trabajo?
log-for-hint = El trabajo de otra persona cuenta cuando lo ha aceptado.
log-for-me = Mío
log-submit = Anotar
log-thanks = Anotado. Gracias.
log-needs-session = Para anotar trabajo, abre esta página en un dispositivo que tenga tu clave.
today-hello = Qué bien verte, { $name }
today-hello-nobody = Hoy en { $name }
today-quick = ¿Qué hiciste?
today-more-fields = Otro día, círculo, nota
today-begin = Cuatro pasos para empezar
today-step-invite = Invita a alguien con un enlace
today-step-log = Anota el primer trabajo
today-step-confirm = Confirmad el trabajo de otras personas
today-step-income = Anota el primer ingreso
today-waiting = Lo que te espera
today-nothing-waits = No te espera nada.
today-more-waiting =
    { $count ->
        [one] Otra espera
       *[other] Esperan otras { $count }
    }
today-whole-picture = Toda la imagen
today-care-carried =
    { $count ->
        [one] Una persona llevó los cuidados que se vieron este mes.
       *[other] { $count } personas llevaron los cuidados que se vieron este mes.
    }
today-care-none = Este mes no se ha visto trabajo de cuidados. Rara vez es cero: ¿qué hizo alguien para que todo siga?
today-who = Quién hizo qué · { $month }
today-more-people = { $count } más
today-nobody = Este mes aún no hay nada anotado. La primera línea es la más difícil.
today-happened = Últimamente
today-new = nuevo para ti
today-everything = Todo lo que ha pasado
happened-logged =
    { $count ->
        [one] Se anotó una contribución
       *[other] Se anotaron { $count } contribuciones
    }
happened-attested =
    { $count ->
        [one] Una respuesta a una contribución
       *[other] Se confirmaron o respondieron { $count } contribuciones
    }
happened-money =
    { $count ->
        [one] Un movimiento de dinero
       *[other] { $count } movimientos de dinero
    }
happened-promised =
    { $count ->
        [one] Un compromiso
       *[other] { $count } compromisos adquiridos, cumplidos o retirados
    }
happened-answered =
    { $count ->
        [one] Una respuesta a una propuesta
       *[other] { $count } respuestas a propuestas
    }
happened-objection =
    { $count ->
        [one] Un paso con una objeción
       *[other] { $count } pasos con objeciones
    }
happened-voted =
    { $count ->
        [one] Una papeleta
       *[other] { $count } papeletas
    }
happened-advised =
    { $count ->
        [one] Un consejo
       *[other] { $count } consejos y respuestas
    }
happened-remarked =
    { $count ->
        [one] Una pregunta o reacción
       *[other] { $count } preguntas y reacciones
    }
happened-checked-in =
    { $count ->
        [one] Una presencia
       *[other] { $count } presencias
    }
happened-others =
    { $count ->
        [one] otra persona
       *[other] otras { $count } personas
    }
wait-attest = { $name }: { $task }, { $quantity }
wait-attest-detail = ¿Lo conoces?
wait-accept = { $name } anotó { $task } por ti
wait-accept-detail = Cuenta cuando lo aceptes.
wait-proposal = { $name } propone { $quantity } para tu { $task }
wait-proposal-detail = Acepta o rechaza.
wait-disputed = Tu trabajo «{ $task }» está en disputa
wait-disputed-detail = Mientras lo esté, no cuenta. Lee por qué, habladlo; después corrígelo o retíralo.
wait-share = Hay un reparto abierto de { $amount }
wait-share-detail = Se asienta el { $when } si nadie objeta.
wait-evaluation = { $name }: fin de una etapa de acercamiento
wait-evaluation-detail = Se pide tu respuesta.
work-title = Trabajo
work-log = Anotar trabajo
work-filter = Mostrar
work-all = Todo
work-all-members = Todo el mundo
work-all-circles = En todas partes
work-count =
    { $count ->
        [one] Una contribución
       *[other] { $shown } contribuciones
    }
work-none = Nada encaja. Filtra menos, o anota algo.
work-none-yet = Todavía no se ha anotado nada. Cuenta todo lo que hace que las cosas sigan: un encargo hecho, una comida, un rato de escucha.
work-none-care = No se ha visto trabajo de cuidados. Rara vez es cero: ¿qué hizo alguien para que todo siga?
pager = Páginas
pager-newer = Más nuevo
pager-older = Más antiguo
state-offered = por aceptar
state-waiting = en espera { $have }/{ $need }
state-waiting-short = en espera
state-proposed = otra cantidad propuesta
state-disputed = en disputa
state-counted = cuenta
state-withdrawn = retirado
state-offered-is = Lo anotó otra persona; espera a ser aceptado.
state-waiting-is =
    { $count ->
        [one] Una confirmación más y cuenta.
       *[other] { $count } confirmaciones más y cuenta.
    }
state-proposed-is = Quien contribuyó acepta o rechaza.
state-disputed-is = No cuenta hasta que se retire la disputa.
state-counted-is = Confirmado por suficientes personas.
state-withdrawn-is = Lo retiró quien contribuyó.
work-credits = Créditos
work-by-rates = según las tarifas acordadas
work-casual = Con
work-answer = Tu respuesta
work-confirm = Confirmar
work-confirm-is = Sabes que se hizo, y que la cantidad es más o menos correcta.
work-confirmed-thanks = Confirmado. Gracias.
work-propose = Proponer otra cantidad
work-propose-quantity = La cantidad que tú conoces
work-propose-submit = Proponer
work-proposed = { $name } propone { $quantity }.
work-dispute = Disputar
work-dispute-is = No contará hasta que retires la disputa. Hablar antes suele ser más rápido.
work-dispute-submit = Disputarlo
work-settle = Retirarla
work-settle-is = Disputaste esto o propusiste otra cantidad.
work-agree = Aceptar
work-decline = Rechazar
work-accept = Aceptar como mío
work-accept-is = Alguien anotó este trabajo por ti.
work-accepted-thanks = Aceptado. Ahora otras personas pueden confirmarlo.
work-correct = Corregir la cantidad
work-correct-quantity = La cantidad correcta
work-correct-was = Era { $quantity }.
work-correct-submit = Corregir
work-withdraw = Retirar
work-withdraw-is = Queda en el registro como retirado; nada se borra.
work-withdraw-submit = Retirarlo
work-history = Historia
entry-number = entrada { $index }
work-fitting = Lo que encaja
history-logged = { $name } lo anotó.
history-corrected = Corregido en { $change }.
history-confirmed = { $name } lo confirmó.
history-disputed = { $name } lo disputa.
resource-produce = Hizo
resource-use = Usó
resource-cite = Citó
today-care-waits =
    { $count ->
        [one] Una persona anotó cuidados este mes; cuentan cuando alguien los confirma.
       *[other] { $count } personas anotaron cuidados este mes; cuentan cuando alguien los confirma.
    }
