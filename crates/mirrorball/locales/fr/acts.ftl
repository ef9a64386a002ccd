act-found = La communauté a été fondée
act-invite = Une invitation a été faite
act-join = Une personne a rejoint la communauté
act-rename = Un nom a changé
act-absence = Une absence a été notée
act-leave = Une personne a quitté la communauté
act-key-add = Une clé a été ajoutée
act-key-revoke = Une clé a été révoquée
act-circle-open = { $name } est ouvert
act-circle-close = { $name } est fermé
act-commons-open = Le commun { $name } est lancé
act-partner-add = Un partenaire a été ajouté
act-work-log = Travail noté : { $task }, { $quantity }
act-work-accept = Travail accepté
act-work-correct = Travail corrigé
act-work-withdraw = Travail retiré
act-work-confirm = Travail confirmé
act-work-propose = Une autre quantité a été proposée
act-work-agree = Une quantité proposée a été acceptée
act-work-decline = Une quantité proposée a été refusée
act-work-dispute = Un travail suscite un désaccord
act-work-settle = Un désaccord ou une proposition a été retiré
act-work-close = Un travail compte par silence
act-income = Recette : { $amount }
act-expense = Dépense : { $amount }
act-photo-add = La photo d’un reçu a été ajoutée
act-money-reverse = De l’argent mal noté a été repris
act-share-open = Un partage de { $amount } est ouvert
act-share-object = Une objection à un partage a été faite
act-share-settle = Une objection a été retirée
act-share-withdraw = Un partage a été retiré
act-share-post = Un partage a été comptabilisé : { $amount }
act-payment = Paiement à un membre : { $amount }
act-commitment-make = Une promesse a été faite
act-commitment-keep = Une promesse a été tenue
act-commitment-cancel = Une promesse a été reprise
act-account-open = Le compte { $name } est ouvert
act-transaction-record = De la valeur est passée d’un compte à un autre
act-transaction-post = Une transaction en attente a été comptabilisée
act-transaction-void = Une transaction en attente a été annulée
act-stage-open = Une évaluation a été ouverte
act-stage-confirm = Réponse à une évaluation : on continue
act-stage-decline = Réponse à une évaluation : pas encore
act-checkin = Un membre a fait signe
act-note-erase = Une note a été effacée
act-keeper-endorse = Un gardien a été désigné
effect-plain = Cela peut être déposé maintenant.
effect-work-credits = { $quantity } de « { $task } » : { $credits } crédits.
effect-work-dating = À cette étape d’essai, { $open } d’entre eux sont ouverts ; le reste est historique aussitôt.
effect-work-care = { $quantity } de soin.
effect-work-counts =
    { $count ->
        [0] Cela compte tout de suite.
        [one] Cela comptera dès qu’un autre membre l’aura confirmé.
       *[other] Cela comptera dès que { $count } autres membres l’auront confirmé.
    }
effect-work-offered = Cela attend que la personne qui a fait ce travail l’accepte.
effect-work-long-day = Avec cela, { $hours } heures sont notées pour ce jour, et un jour en a 24 : regarde la durée et le jour.
effect-income = { $amount } entrent en caisse : il y aura { $cash }.
effect-expense = { $amount } sortent de la caisse : il y aura { $cash }.
effect-share-open = { $amount } sont mis de côté dans la caisse ; les crédits que cela paiera sont retenus jusqu’à ce que le partage soit comptabilisé.
effect-share-open-waits = Il sera comptabilisé au bout de { $hours } heures, sauf si un membre fait objection.
effect-share-open-decided = Il se décide par consentement : il sera comptabilisé au bout de { $hours } heures, dès que chacun de vous aura répondu et si personne ne fait objection ; sinon à la fin du délai de réponse, si vous avez répondu en nombre suffisant. Si trop peu de personnes ont répondu d’ici là, un nouveau délai commence, celui de votre accord sur le consentement.
effect-share-post = { $amount } sont désormais dus aux membres, et les crédits correspondants sont soldés.
effect-payment = Sur ce que la communauté doit à ce membre, { $amount } sont payés.
effect-reverse-cash = { $amount } reviennent : il y aura { $cash } en caisse.
effect-reverse-owed = { $amount } sont dus de nouveau à ce membre.
effect-double = La même somme figure déjà ce jour-là, de la même part ou pour elle : entrée { $index }. Continue si c’est arrivé deux fois.
effect-revoke = Cette clé ne signera plus rien, dès la prochaine entrée. C’est sans retour.
effect-leave = Tu quittes la communauté ; ce qui t’est dû reste dû. Pour revenir, il faut une nouvelle invitation.
effect-stage-decline = L’évaluation prend fin ; l’étape continue.
flaw-missing = il manque
flaw-unknown = il n’y a pas de champ de ce nom ici
flaw-expected = il faut { $what }
flaw-at-most = au plus { $what }
flaw-at-most-smallest = { $limit } au plus, dans la plus petite unité, comme les centimes
flaw-at-least = au moins { $what }
flaw-too-long = au plus { $what } caractères
flaw-too-short =
    { $what ->
        [one] il faut écrire quelque chose ici
       *[other] un texte de { $what } caractères ou plus
    }
flaw-one-of = au choix : { $what }
