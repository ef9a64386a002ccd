nav-promises = Promesses
promises-title = Promesses
promises-lede = Ce que des membres ont promis de faire, et pour quand. La personne à qui c’est promis dit que c’est tenu.
promises-list = Les ouvertes d’abord, la plus pressée en haut
promises-none = Personne n’a encore rien promis. Qui arrose les plantes cette semaine ?
promise-make = Promettre quelque chose
promise-what = Que promets-tu ?
promise-due = Pour quand ?
promise-to = À qui ?
promise-to-all = à tout le monde
promise-quantity = Combien, si cela se compte
promise-submit = Promettre
promise-thanks = Promis. Merci.
promise-keep = C’est tenu
promise-kept-thanks = Tenu. Merci à vous deux.
promise-cancel = La reprendre
promise-open = ouverte
promise-overdue = à échéance
promise-kept = tenue
promise-cancelled = reprise
promise-from-to = { $by } à { $to }
promise-from = { $by } à tout le monde
circle-close = Le fermer
circle-close-is = On n’y note plus rien ; ce qui est noté reste. La fermeture est sans retour.
log-casual = Avec des personnes de l’extérieur
log-casual-hint = Un nom par ligne. Rien ne leur est dû, sauf si c’est convenu.
log-resources = Ce que cela a produit, utilisé ou cité
log-resources-hint = Une chose par ligne.
share-withdraw-stuck = Une objection a dépassé le temps d’attente, ou la personne qui a ouvert le partage est partie : chaque membre à part entière peut retirer ce partage, et l’argent revient en caisse.
invitations-open = Tes invitations ouvertes
invitation-line =
    { $count ->
        [one] Encore pour une personne, comme : { $standing }. Ouverte jusqu’au { $when }.
       *[other] Encore pour { $count } personnes, comme : { $standing }. Ouverte jusqu’au { $when }.
    }
invitation-revoke = La reprendre
move-waiting = Transactions en attente
move-waiting-is = Elles comptent dans les limites. Qui en a noté une la comptabilise ou l’annule ; sinon, elle devient caduque.
move-post = Comptabiliser
move-void = Annuler
move-expires = Attend combien de jours ? (vide : passe tout de suite)
move-purpose = Usage, pour les comptes réservés
move-waits-until = { $name } · caduque le { $when }
