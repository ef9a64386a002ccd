flow-title = Flux
flow-money = D’on han vingut els diners i on han anat
flow-none = En aquest període no s’han mogut diners.
flow-table = El mateix, en una taula
flow-from = De
flow-to = A
flow-caption = Del dia { $from } al dia { $until } han entrat { $came }; n’han sortit { $out } per a despeses, i se n’han repartit { $shared }.
flow-desc = Les bandes van d’esquerra a dreta, de qui va pagar fins on van anar els diners. L’amplada és l’import.
flow-solidarity = fons de solidaritat
flow-reserve = reserva
flow-kept = queda a caixa
flow-before = caixa d’abans
care-title = Qui porta les cures
care-link = El mapa de les cures, mes a mes
care-sentence = Del dia { $from } al dia { $until } s’han vist { $hours } h de cures, fetes per { $who }; la meitat ha recaigut en { $few }.
care-people =
    { $count ->
        [one] un membre
       *[other] { $count } membres
    }
care-caption = Hores de cures que compten, per membre i mes. Com més fosc, més hores.
care-none = Del dia { $from } al dia { $until } no s’ha vist cap feina de cures. Poques vegades és zero: què ha fet algú perquè tot continuï?
care-not-ranking = Per ordre de nom. És per parlar de l’equilibri, mai una classificació.
mirror-title = Mirall
mirror-lede = Tot el que mostren aquestes pàgines es pot calcular a partir d’aquest registre. Dos dispositius amb la mateixa història veuen la mateixa bola.
mirror-head = El registre ara
mirror-size = Entrades
mirror-root = Arrel
mirror-community = Comunitat
mirror-keeper = Clau del guardià
mirror-sealed = Segellat només pel guardià
mirror-sealed-is = Encara cap testimoni no confirma aquest registre. Guarda una còpia del punt de control: així podràs saber si mai es canvia la història.
mirror-yourself = Comprova-ho tu
mirror-step-download = Emporta’t a casa el registre sencer.
mirror-download = Baixa el registre
mirror-step-run = Deixa que el programa el repassi, a la teva màquina:
mirror-step-compare = Compara l’arrel amb la d’un altre membre.
mirror-checkpoint = Punt de control
mirror-checkpoint-is = Signat amb la clau del guardià: mida i arrel del registre.
mirror-entries = Últimes entrades
mirror-keeper-filed = el guardià
entry-title = Entrada { $index }
entry-when = Data i hora
entry-by = Signada per
entry-act = Acte
entry-leaf = Hash de la fulla
entry-notes = Textos que l’acompanyen
entry-notes-are = Es guarden fora dels bytes signats, perquè qui els va escriure els pugui esborrar.
entry-bytes = Els bytes exactes
entry-bytes-are = L’hora, el que es va signar i les signatures.
entry-previous = Entrada anterior
entry-next = Entrada següent
entry-subject = Obre allò de què tracta
note-erased = (esborrat)
somebody-unknown = (nom esborrat)
flow-no-circle = sense cercle
flow-cash = caixa
flow-costs = despeses: { $whom }
flow-other-members =
    { $count ->
        [one] un altre membre
       *[other] { $count } membres més
    }
flow-aside = apartat
flow-shares =
    { $count ->
        [one] un repartiment
       *[other] { $count } repartiments
    }
partners-customer = qui ens compra
partners-donor = qui ens fa donacions
partners-supplier = qui ens ven
partners-member = membres que compren o venen
rows-left-out =
    { $count ->
        [one] Aquí falta un membre més; el CSV els té tots.
       *[other] Aquí falten { $shown } membres més; el CSV els té tots.
    }
entry-erase = Esborra aquest text
entry-erase-is = El registre queda com està; el text s’esborra aquí i no es pot recuperar.
