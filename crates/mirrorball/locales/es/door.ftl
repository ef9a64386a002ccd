### Lo que se rechaza en la puerta del programa, antes de preguntar a las reglas de una comunidad.

door-cross-site = Esta petición vino de una página de otro sitio.
    .why = Aquí solo pueden actuar las páginas de este servidor.
    .next = Abre la página en este servidor y vuelve a intentarlo.
# $seconds (Number) - cuándo volver a intentarlo.
door-too-many = Han sido muchas veces en poco tiempo.
    .why = Cada visita puede preguntar un número limitado de veces, para que el servidor vaya rápido para todo el mundo.
    .next = Espera { $seconds ->
        [one] un segundo
       *[other] { $seconds } segundos
    } y vuelve a intentarlo. No se ha perdido nada.
door-streams-full = No quedan conexiones en vivo libres.
    .why = Este servidor mantiene un número limitado a la vez.
    .next = Recarga la página cuando quieras ver las novedades.
# $bytes_max (Number) - el límite en bytes.
door-body-too-large = El mensaje es demasiado grande.
    .why = Este servidor lee como mucho { $bytes_max } bytes de un mensaje.
    .next = Acorta sus textos o envíalo por partes.
# $at (Number) - el primer byte equivocado.
door-not-utf8 = El mensaje no es texto legible.
    .why = No es UTF-8 a partir del byte { $at }.
    .next = Envíalo en UTF-8.
# $detail (String) - qué se encontró y dónde.
door-not-json = El mensaje tiene otra forma de la esperada.
    .why = Al leerlo como JSON: { $detail }.
    .next = Mira en /api la forma de cada mensaje.
# $detail (String) - qué está mal.
door-bad-query = La dirección pregunta algo que no se puede leer.
    .why = { $detail }.
    .next = Mira en /api qué se puede preguntar.
door-nothing-here = Nada tiene esta dirección.
    .why = Nunca se usó o ha cambiado de sitio.
    .next = Empieza por la primera página.
door-other-method = Esta dirección no se puede usar así.
    .why = Responde a otros métodos.
    .next = Mira en /api qué responde cada dirección.
# $name (String) - el nombre por el que se preguntó.
door-no-community = Aquí ninguna comunidad se llama { $name }.
    .why = Está en otro servidor o su nombre se escribe de otra manera.
    .next = Búscala en la primera página.
door-session-needed = Solo quienes forman parte pueden leer esta comunidad.
    .why = Su acuerdo de apertura la reserva a sus miembros.
    .next = Abre una sesión con una de tus claves o pide una invitación.
door-challenge-spent = Ya no se puede responder a este desafío.
    .why = Un desafío se responde una sola vez, en cinco minutos.
    .next = Vuelve a intentarlo; se prepara uno nuevo para ti.
door-session-key = Esta clave no abre nada aquí.
    .why = No es una clave activa de este miembro.
    .next = Usa otra de tus claves; si se perdió, pide que te vuelvan a invitar.
door-session-signature = La firma no corresponde al desafío.
    .why = Se hizo con otra clave o para otra dirección.
    .next = Vuelve a intentarlo desde esta página.
# $id (String) - lo que se pidió.
door-not-there = Aquí nada tiene el identificador { $id }.
    .why = Pertenece a otra comunidad o está mal escrito.
    .next = Búscalo en las páginas de la comunidad.
door-not-the-sample = Esto solo lo hace la comunidad de muestra.
    .why = Sus claves son públicas, para que cualquiera pueda probarlo todo.
    .next = Abre la comunidad de muestra desde la primera página.
door-timed-out = Ha tardado demasiado.
    .why = El servidor está ocupado.
    .next = Vuelve a intentarlo en un momento; un acto enviado dos veces cuenta una.
door-bug = Algo en el programa está roto.
    .why = Ha faltado a una de sus propias promesas; el registro está a salvo.
    .next = Vuelve a intentarlo y cuéntale a quien lleva este servidor qué hiciste.
