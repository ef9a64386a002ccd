### Ce qui est refusé à la porte du programme, avant que les règles d'une communauté soient consultées. La valeur dit
### ce qui s'est passé, `why` dit pourquoi, `next` dit que faire.

door-other-host = Ce serveur ne répond pas au nom { $host }.
    .why = Un autre site peut faire pointer un de ses noms vers cette machine et lire par-dessus ton épaule ; seuls les noms connus reçoivent donc une réponse.
    .next = Ouvre-le à localhost ou à son adresse en chiffres. Qui le fait tourner peut autoriser un nom avec --host NAME.
door-cross-site = Cette demande vient d’une page d’un autre site.
    .why = Seules les pages de ce serveur peuvent agir ici.
    .next = Ouvre la page sur ce serveur et réessaie.
door-too-many = Cela fait beaucoup de demandes en peu de temps.
    .why = On ne peut demander qu’un certain nombre de fois, pour que le serveur reste rapide pour tout le monde.
    .next = Attends { $seconds ->
        [0] un instant
        [one] une seconde
       *[other] { $seconds } secondes
    } et réessaie. Rien n’est perdu.
door-streams-full = Il n’y a plus de connexion en direct libre.
    .why = Ce serveur n’en tient qu’un certain nombre à la fois.
    .next = Recharge la page quand tu veux voir ce qu’il y a de neuf.
door-body-too-large = Le message est trop gros.
    .why = Ce serveur lit au plus { $bytes_max } octets d’un message.
    .next = Raccourcis ses textes, ou envoie-le en plusieurs parties.
door-too-many-acts = Cela fait trop d’actes à la fois.
    .why = On en juge { $acts_max } ensemble au plus.
    .next = Envoie-les en plusieurs fois.
door-not-utf8 = Le message n’est pas un texte lisible.
    .why = Ce n’est pas de l’UTF-8 à partir de l’octet { $at }.
    .next = Envoie-le en UTF-8.
door-not-json = Le message n’a pas la forme attendue.
    .why = Lecture en JSON : { $detail }.
    .next = La forme de chaque message est dans /api.
door-bad-query = L’adresse demande quelque chose d’illisible.
    .why = { $detail }.
    .next = Ce qu’on peut demander est dans /api.
door-nothing-here = Il n’y a rien à cette adresse.
    .why = Elle n’a jamais servi, ou elle a changé.
    .next = Pars de la première page.
door-other-method = On ne peut pas utiliser cette adresse ainsi.
    .why = Elle répond à d’autres méthodes.
    .next = Ce à quoi répond chaque adresse est dans /api.
door-no-community = Aucune communauté ici ne s’appelle { $name }.
    .why = Elle est tenue sur un autre serveur, ou son nom s’écrit autrement.
    .next = Cherche-la sur la première page.
door-session-needed = Seuls les membres peuvent lire cette communauté.
    .why = Son accord sur l’ouverture la réserve à ses membres.
    .next = Ouvre une session avec une de tes clés, ou demande une invitation à un membre.
door-challenge-spent = Ce défi n’attend plus de réponse.
    .why = On répond à un défi une fois, dans les cinq minutes.
    .next = Réessaie ; un nouveau est fait pour toi.
door-session-key = Cette clé n’ouvre rien ici.
    .why = Ce n’est la clé active d’aucun membre : elle ne l’a jamais été, ne l’est plus, ou son membre est parti.
    .next = Prends une autre de tes clés ; si elle est perdue, ou si tu avais quitté la communauté, demande aux autres de t’inviter à nouveau.
door-session-signature = La signature ne correspond pas au défi.
    .why = Elle a été faite avec une autre clé, ou pour une autre adresse.
    .next = Réessaie depuis cette page.
door-not-there = Rien ici n’a l’identifiant { $id }.
    .why = Il appartient à une autre communauté, ou il est mal écrit.
    .next = Cherche-le dans les pages de la communauté.
door-old-link = Ce lien ne vaut plus.
    .why = Il a été repris, un plus récent a été envoyé depuis, ou une partie s’est perdue en route.
    .next = Ouvre la communauté et demande un nouveau lien sur la page « La semaine » ; on y va depuis Aujourd’hui.
door-no-line = Cette personne n’a pas de ligne dans ce partage : il n’y a pas de versement à expliquer.
    .after = Elle a rejoint la communauté après son ouverture.
    .nothing = À son ouverture, elle n’avait pas de crédits ouverts : aucune de ses contributions n’était confirmée et encore à payer, et elle ne prend pas part à l’équilibre du soin.
    .next = Regarde dans le partage qui y a une ligne ; ce qui compte désormais en aura une dans le prochain.
door-not-the-sample = Il n’y a que la communauté d’exemple qui fait cela.
    .why = Ses clés sont publiques, pour que tout le monde puisse tout essayer.
    .next = Ouvre la communauté d’exemple depuis la première page.
door-timed-out = Cela a pris trop de temps.
    .why = Le serveur a beaucoup à faire.
    .next = Réessaie dans un instant ; un acte envoyé deux fois compte une fois.
door-bug = Quelque chose est cassé dans le programme.
    .why = Il n’a pas tenu une de ses propres promesses ; le registre est en sûreté.
    .next = Réessaie, et raconte ce que tu faisais à qui fait tourner ce serveur.
