nav-promises = Compromisos
promises-title = Compromisos
promises-lede = Lo que cada miembro dijo que haría, y para cuándo. Quien recibe el compromiso dice que se cumplió.
promises-list = Primero los abiertos, arriba el que vence antes
promises-none = Nadie se ha comprometido a nada todavía. ¿Quién riega las plantas esta semana?
promise-make = Comprometerse a algo
promise-what = ¿A qué te comprometes?
promise-due = ¿Para cuándo?
promise-to = ¿Con quién?
promise-to-all = con toda la comunidad
promise-quantity = Cuánto, si se cuenta
promise-submit = Comprometerme
promise-thanks = Queda dicho. Gracias.
promise-keep = Se cumplió
promise-kept-thanks = Cumplido. Gracias a las dos partes.
promise-cancel = Retirarlo
promise-open = abierto
promise-overdue = vencido
promise-kept = cumplido
promise-cancelled = retirado
promise-from-to = { $by } con { $to }
promise-from = { $by } con toda la comunidad
circle-close = Cerrar
circle-close-is = Aquí ya no se anota nada más; lo anotado se queda. No se puede deshacer.
log-casual = Con personas de fuera
log-casual-hint = Un nombre por línea. No se les debe nada, salvo acuerdo.
log-resources = Lo que hizo, usó o citó
log-resources-hint = Uno por línea.
share-withdraw-stuck = Una objeción duró más que el plazo de espera, o quien lo abrió se fue: cualquier miembro de pleno derecho puede retirarlo, y el dinero vuelve a la caja.
invitations-open = Tus invitaciones abiertas
invitation-line =
    { $count ->
        [one] Para una persona más, como: { $standing }. Abierta hasta el { $when }.
       *[other] Para { $count } personas más, como: { $standing }. Abierta hasta el { $when }.
    }
invitation-revoke = Retirarla
move-waiting = Transacciones en espera
move-waiting-is = Cuentan para los límites. Quien anotó una la asienta o la anula; si no, caduca.
move-post = Asentar
move-void = Anular
move-expires = ¿Cuántos días espera? (vacío: se mueve al momento)
move-purpose = Finalidad, para cuentas restringidas
move-waits-until = { $name } · caduca el { $when }
