flow-title = Flux
flow-money = D’où l’argent est venu, où il est allé
flow-none = Aucun argent n’a bougé pendant cette période.
flow-table = La même chose en tableau
flow-from = De
flow-to = À
flow-caption = Du { $from } au { $until }, { $came } sont entrés ; { $out } sont sortis pour les frais, et { $shared } ont été partagés.
flow-desc = Les bandes vont de gauche à droite, de qui a payé à là où l’argent est allé. Leur largeur est le montant.
flow-solidarity = fonds de solidarité
flow-reserve = réserve
flow-kept = reste en caisse
flow-before = caisse d’avant
care-title = Qui porte le soin
care-link = La carte du soin, mois par mois
care-sentence = Du { $from } au { $until }, { $hours } h de soin ont été portées par { $who } ; la moitié l’a été par { $few }.
care-people =
    { $count ->
        [0] personne
        [one] un membre
       *[other] { $count } membres
    }
care-caption = Heures de soin qui comptent, par membre et par mois. Plus foncé veut dire plus.
care-none = Aucun soin n’a été vu du { $from } au { $until }. C’est rarement zéro : qu’est-ce que quelqu’un a fait pour que tout tienne ?
care-not-ranking = Par ordre de nom. C’est là pour parler d’équilibre, jamais pour classer.
mirror-title = Miroir
mirror-lede = Tout ce que montrent ces pages peut se calculer à partir de ce registre. Deux appareils qui ont la même histoire voient la même boule à facettes.
mirror-head = Le registre maintenant
mirror-size = Entrées
mirror-root = Racine
mirror-community = Communauté
mirror-keeper = Clé du gardien
mirror-sealed = Scellé par le gardien seul
mirror-sealed-is = Aucun témoin ne cosigne encore ce registre. Garde une copie du point de contrôle : avec elle, tu verras si l’histoire est un jour changée.
mirror-yourself = Vérifie toi-même
mirror-step-download = Emporte le registre entier chez toi.
mirror-download = Télécharger le registre
mirror-step-run = Laisse le programme le rejouer, sur ta propre machine :
mirror-step-compare = Compare la racine avec celle d’un autre membre.
mirror-checkpoint = Point de contrôle
mirror-checkpoint-is = Signé par la clé du gardien : taille et racine du registre.
mirror-entries = Dernières entrées
mirror-keeper-filed = le gardien
entry-title = Entrée { $index }
entry-when = Cachet
entry-by = Par
entry-act = Acte
entry-leaf = Empreinte
entry-notes = Textes à côté
entry-notes-are = Gardés hors des octets signés, pour que qui les a écrits puisse les effacer.
entry-bytes = Ses octets exacts
entry-bytes-are = Le cachet, ce qui a été signé, et les signatures.
entry-previous = Entrée précédente
entry-next = Entrée suivante
entry-subject = Ouvrir ce dont il s’agit
note-erased = (effacé)
somebody-unknown = (nom effacé)
flow-no-circle = aucun cercle nommé
flow-cash = caisse
flow-costs = frais : { $whom }
flow-other-members =
    { $count ->
        [0] aucun autre membre
        [one] un autre membre
       *[other] { $count } autres membres
    }
flow-aside = mis de côté
flow-shares =
    { $count ->
        [0] aucun partage
        [one] un partage
       *[other] { $count } partages
    }
partners-customer = clientèle
partners-donor = dons
partners-supplier = fournisseurs
partners-member = membres partenaires
rows-left-out =
    { $count ->
        [one] Un membre de plus n’est pas montré ici ; le CSV contient tout.
       *[other] { $shown } membres de plus ne sont pas montrés ici ; le CSV contient tout.
    }
entry-erase = Effacer ce texte
entry-erase-is = Le registre reste comme il est ; le texte est supprimé ici et ne peut pas revenir.
