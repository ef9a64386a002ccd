flow-title = Flujo
flow-money = De dónde vino el dinero y adónde fue
flow-none = En este periodo no se movió dinero.
flow-table = Lo mismo en tabla
flow-from = De
flow-to = A
flow-caption = Del { $from } al { $until } entraron { $came }; salieron { $out } para gastos y se repartieron { $shared }.
flow-desc = Las bandas van de izquierda a derecha, de quien pagó adonde fue. Su anchura es la cantidad.
flow-solidarity = fondo de solidaridad
flow-reserve = reserva
flow-kept = queda en caja
flow-before = caja de antes
care-title = Quién lleva los cuidados
care-link = El mapa de cuidados, mes a mes
care-sentence = Entre el { $from } y el { $until }, { $who } llevaron { $hours } h de cuidados; la mitad recayó en { $few }.
care-people =
    { $count ->
        [one] un miembro
       *[other] { $count } miembros
    }
care-caption = Horas de cuidados que cuentan, por miembro y mes. Más oscuro es más.
care-none = No se ha visto trabajo de cuidados entre el { $from } y el { $until }. Rara vez es cero: ¿qué hizo alguien para que todo siga?
care-not-ranking = Por nombre. Es para conversar sobre el equilibrio, nunca una clasificación.
mirror-title = Espejo
mirror-lede = Todo lo que muestran estas páginas se calcula de este registro. Dos dispositivos con la misma historia ven la misma bola.
mirror-head = El registro ahora
mirror-size = Entradas
mirror-root = Raíz
mirror-community = Comunidad
mirror-keeper = Clave del guardián
mirror-sealed = Sellado solo por el guardián
mirror-sealed-is = Ningún testigo confirma aún este registro. Guarda una copia del punto de control: con ella notarás si alguna vez se cambia la historia.
mirror-yourself = Compruébalo tú
mirror-step-download = Llévate el registro entero.
mirror-download = Descargar el registro
mirror-step-run = Deja que el programa lo repase, en tu máquina:
mirror-step-compare = Compara la raíz con la de otro miembro.
mirror-checkpoint = Punto de control
mirror-checkpoint-is = Firmado con la clave del guardián: tamaño y raíz del registro.
mirror-entries = Últimas entradas
mirror-keeper-filed = el guardián
entry-title = Entrada { $index }
entry-when = Hora
entry-by = Por
entry-act = Acto
entry-leaf = Hash de hoja
entry-notes = Textos junto a ella
entry-notes-are = Fuera de los bytes firmados, para que quien los escribió pueda borrarlos.
entry-bytes = Sus bytes exactos
entry-bytes-are = La hora, lo que se firmó y las firmas.
entry-previous = Entrada anterior
entry-next = Entrada siguiente
entry-subject = Abrir aquello de lo que trata
note-erased = (borrado)
somebody-unknown = (nombre borrado)
flow-no-circle = sin círculo
flow-cash = caja
flow-costs = gastos: { $whom }
flow-other-members =
    { $count ->
        [one] otro miembro
       *[other] otros { $count } miembros
    }
flow-aside = apartado
flow-shares =
    { $count ->
        [one] un reparto
       *[other] { $count } repartos
    }
partners-customer = clientes
partners-donor = donantes
partners-supplier = proveedores
partners-member = miembros como contraparte
rows-left-out =
    { $count ->
        [one] Falta aquí un miembro más; el CSV los tiene todos.
       *[other] Faltan aquí otros { $shown } miembros; el CSV los tiene todos.
    }
entry-erase = Borrar este texto
entry-erase-is = El registro queda como está; el texto se borra aquí y no se puede recuperar.
