digest-title = La semana
digest-since = Lo que te espera, y lo que ha pasado desde el { $day }.
digest-quiet = Esta semana aún no ha pasado nada aquí.
digest-by-mail = Por correo
digest-no-mail = Este servidor no envía correo; la semana está siempre aquí.
digest-mail-is = Los lunes, lo que te espera y lo que pasó la semana anterior. Tu dirección se queda en este servidor, y nadie más la ve aquí. El correo se lee por el camino con más facilidad que estas páginas.
digest-address = Tu dirección
digest-wrong = Esto no es una dirección de correo.
digest-unsent = La carta a esta dirección no se pudo enviar, así que no se guarda nada. ¿Está bien escrita? Si lo está, prueba otra vez dentro de una hora.
digest-on-is = ¿Llega la semana de { $community } a { $address } cada lunes? Pulsa una vez, y empieza.
digest-on = Enviármela
digest-off = Desactivarla
digest-comes-to = Llega a { $address } cada lunes, si hay algo que contar.
digest-asked = Una carta va de camino a { $address }: abre su enlace y pulsa una vez, y empieza.
digest-is-on = Desde ahora la semana llega por correo cada lunes. Cada carta trae un enlace que la termina.
digest-is-off = Está desactivada, y tu dirección, olvidada. La semana está siempre aquí.
digest-off-is = ¿No más correo sobre la semana? Pulsa una vez, y tu dirección queda olvidada.
digest-confirm-subject = { $community }: ¿llega aquí la semana?
digest-confirm-text =
    Alguien de { $community } pidió la semana por correo a esta dirección. Si fuiste tú, abre este enlace:
    { $link }
    
    Si no, no hagas nada, o asegúrate con este:
    { $off }
digest-subject = { $community }: tu semana
digest-greeting = La semana en { $community }:
digest-off-line = Nada más de esto, pulsando una vez y sin entrar:
