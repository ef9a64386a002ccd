timeline-title = Les décisions dans le temps
timeline-picture = Ce qui a été décidé, et quand
timeline-link = Quand chaque décision s’est ouverte, a reçu ses réponses et s’est close
timeline-is = Chaque décision est une ligne : combien de temps on en a parlé, quand elle a reçu ses réponses et s’est close, et quand elle est à revoir.
timeline-caption = Du { $from } au { $until } : { $opened }, { $settled } et { $reviews }.
timeline-opened =
    { $count ->
        [one] { $shown } décision s’ouvre
       *[other] { $shown } décisions s’ouvrent
    }
timeline-settled =
    { $count ->
        [one] { $shown } se clôt
       *[other] { $shown } se closent
    }
timeline-reviews =
    { $count ->
        [one] { $shown } est à revoir
       *[other] { $shown } sont à revoir
    }
timeline-desc = Chaque ligne est une décision, la dernière ouverte en haut. Fine : on en parle. Épaisse : on y répond. De nouveau fine : elle attend de prendre effet. Un point : décidée ; un anneau : finie autrement. Un losange : le jour où elle est à revoir. La ligne en tirets est aujourd’hui.
timeline-now = aujourd’hui
timeline-none = Aucune décision pendant cette période. La plupart commencent par une tension : qu’est-ce qui rendrait la semaine prochaine plus facile ?
timeline-col-decision = Décision
timeline-col-opened = Ouverte
timeline-col-answered = Réponses depuis
timeline-col-settled = Close
timeline-left-out =
    { $count ->
        [one] { $shown } décision plus ancienne manque ici ; le CSV les a toutes.
       *[other] { $shown } décisions plus anciennes manquent ici ; le CSV les a toutes.
    }
moves-choose = Choisir et additionner
moves-way = Sens
moves-all =
    { $count ->
        [one] Le seul mouvement
       *[other] Les { $shown } mouvements
    }
moves-together =
    { $count ->
        [one] { $shown } mouvement : { $sum }
       *[other] { $shown } mouvements, au total { $sum }
    }
accounts-left-out =
    { $count ->
        [one] { $shown } autre compte manque ici ; le CSV les a tous.
       *[other] { $shown } autres comptes manquent ici ; le CSV les a tous.
    }
account-behind =
    { $count ->
        [one] { $shown } entrée fait { $sum }.
       *[other] { $shown } entrées font ensemble { $sum }.
    }
account-entries = Les entrées derrière ce solde
account-empty = Rien n’y a encore bougé.
account-key = Comme les actes le nomment
account-free = Libre
account-pending-in = Entrées en attente
account-shares-alone = Ce que les partages y ont fait bouger.
account-all-entries = Toutes les entrées de ce compte
moved-by-member = déplacé entre comptes
moved-by-decision = déplacé par une décision
moved-by-parting = des membres se sont séparés
flow-to-members = Ce que les courants ont donné, et à qui
flow-came-in = de recettes
flow-went-out = de dépenses
flow-shared = partagé entre les membres
flow-paid = payé aux membres
flow-left-over = Chaque montant s’ouvre sur les entrées derrière lui. Ce qui reste en caisse, la caisse d’avant et la part des autres membres sont ce qui reste du tout ; aucune entrée ne le dit.
paid-out-title = Ce que les partages ont versé
paid-out-sentence = Du { $from } au { $until } : { $shares }, { $amount } pour les membres.
paid-out-none = Aucun partage ouvert pendant cette période n’est comptabilisé. Partager commence par ce qu’il y a en caisse.
paid-out-care-is = Un partage est du jour où il s’est ouvert. Ce que l’équilibre du soin prend à certaines personnes manque à leur gagne-pain et à leur amour, et c’est ce que le soin donne à d’autres personnes.
statement-works =
    { $count ->
        [one] { $shown } contribution
       *[other] { $shown } contributions
    }
statement-sentence = { $month } : { $name } a noté { $works }. Les partages ont donné { $shared }, et { $paid } ont été payés ; { $owed } sont dus maintenant.
statement-picture = Le mois, jour après jour
statement-picture-is = Chaque signe est une contribution à son jour : un triangle pour le gagne-pain, un point pour l’amour, un cœur pour le soin. Les pâles ne comptent pas encore, ou plus.
statement-cut =
    { $count ->
        [one] Seule la dernière est ici.
       *[other] Seules les { $shown } dernières sont ici.
    }
statement-rest = Tout voir
statement-owed = Dû maintenant
statement-never-open = historiques dès le début
statement-work-is = Ce qui est noté pour les jours de ce mois, et où cela en est.
statement-shares-is = Partages comptabilisés ce mois-ci : chacun s’ouvre sur le pourquoi du montant.
statement-paid-is = Ce qui a été payé ce mois-ci, par jour de paiement.
statement-credits-is = Tels que le registre les tient maintenant, et non à la fin du mois.
