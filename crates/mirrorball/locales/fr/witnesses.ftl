seal-by =
    { $count ->
        [0] Pas encore scellé par un témoin
        [one] Scellé par un témoin
       *[other] Scellé par { $shown } témoins
    }
seal-by-is = Les témoins sont des machines d’autres personnes. Chacun a confirmé les { $size } premières entrées : tout ce qui y serait ensuite changé, omis ou ajouté se verrait.
seal-newer =
    { $count ->
        [0] Aucune entrée plus récente.
        [one] Une entrée plus récente est acceptée : le gardien l’a en sûreté, et les témoins la confirmeront dans un instant.
       *[other] { $shown } entrées plus récentes sont acceptées : le gardien les a en sûreté, et les témoins les confirmeront dans un instant.
    }
seal-waiting = Accepté, pas encore scellé
seal-waiting-is = Le gardien a toutes les entrées en sûreté. Ses témoins ne les ont pas encore confirmées ; il continue de leur demander de lui-même.
seal-old-keeper = L’ancien gardien : ici on ne fait que lire
seal-old-keeper-is = Les membres ont continué avec un autre gardien, que suivent les témoins. Ce qui est venu depuis est là-bas, et plus rien ne s’ajoute ici.
seal-only-reads = Ici on ne fait que lire
seal-confirmed-before = Les témoins ont confirmé ici auparavant les { $size } premières entrées ; pour elles, cela vaut toujours.
seal-old-newer =
    { $count ->
        [one] Une entrée a été acceptée ici après cela, que personne n’a confirmée : là où les membres ont continué, elle n’y est peut-être pas.
       *[other] { $shown } entrées ont été acceptées ici après cela, que personne n’a confirmées : là où les membres ont continué, elles n’y sont peut-être pas.
    }
seal-witnesses = Qui témoigne pour ce registre
witness-since = depuis le { $when }
witness-last = dernière confirmation le { $when }
witness-never = n’a encore rien confirmé
witness-confirmed-here = a confirmé ces { $size } entrées : { $when }
witness-asked-elsewhere = seul le gardien l’interroge ; cette copie ne sait pas ce qu’il a confirmé
witness-said = sa dernière réponse : { $said }
seal-for-witnesses = Pour qui veut témoigner pour ce registre
seal-for-witnesses-is = Donne-leur cette clé. Il suffit alors de lancer :
entry-standing = Où elle en est
entry-alone = Acceptée par le gardien. Ce registre n’a pas de témoins.
entry-accepted = Acceptée : le gardien l’a en sûreté. Les témoins la confirmeront dans un instant.
entry-accepted-before = Accepté par l’ancien gardien seul. Ses témoins en suivent maintenant un autre et ne l’ont pas confirmé : là où les membres ont continué, cela n’y est peut-être pas.
entry-sealed = Scellée : des témoins ont confirmé qu’elle est bien ici.
entry-proof = Emporter la preuve
entry-proof-is = Un petit fichier. Avec lui et les octets ci-dessous, tout le monde peut vérifier, sans ce serveur, que l’entrée est au registre.
fault-copy = C’est un miroir de la communauté : une copie qui se lit seulement.
fault-copy-why = Tout ce qui est ici a été comparé à ce que son gardien a signé. Rien n’est entré.
fault-copy-next = Dépose-le chez le gardien de la communauté, à l’adresse qu’utilisent ses membres.
fault-copy-at = Dépose-le chez le gardien de la communauté : { $url }
fault-superseded = Assez de témoins suivent un autre gardien de cette communauté.
fault-superseded-why = Rien ne s’ajoute plus ici ; ce qui y est peut se lire.
fault-superseded-next = Si les membres ont mis un autre gardien en place, continue là-bas ; sinon, demande aux témoins.
fault-keeping = Cette machine tient elle-même la communauté, et ne peut donc pas en être le miroir.
fault-keeping-why = Rien n’a changé.
fault-keeping-next = Fais le miroir depuis une autre machine.
fault-lagging = Le témoin { $witness } a confirmé { $confirmed } entrées qui ne sont pas toutes ici : ce miroir en a { $held }.
fault-lagging-why = Rien n’a changé. Ce qui manque ici serait perdu, et ce témoin refuserait ce miroir pour toujours.
fault-lagging-next = Attends qu’il ait rattrapé son retard, ou désigne un miroir qui en a plus.
witness-mirrors = garde une copie entière depuis le { $when }
mirrors-who = Qui garde un miroir de ce registre
mirrors-is = Des machines qui gardent une copie entière et demandent ici ce qui est nouveau. Ce que chacune contient, c’est elle qui le dit ; qui l’ouvre là-bas le voit.
mirrors-none = Ces dix dernières minutes, aucune machine n’a dit garder un miroir de ce registre. Avec un miroir, tout continue si ce serveur venait à se perdre.
mirrors-of = Une machine au nom de { $name }
mirrors-holds = contient { $size } entrées ; dernière demande : { $when }
mirrors-unnamed = Machines qui ne disent pas à qui elles sont : { $count }.
mirrors-for-members = Machines : { $count }. Les membres voient à qui elles sont, si la machine le dit.
mirror-copy = Un miroir : une copie à lire
mirror-copy-stopped = Un miroir qui ne suit plus
mirror-copy-waits = Un miroir qui attend
mirror-copy-alone = Une copie qui ne suit personne
mirror-copy-alone-is = Elle a le registre jusqu’ici et ne demande rien de plus à personne : les membres ont mis en place un autre gardien, ou elle vient d’une archive. La suite est là où ils déposent leurs actes désormais.
mirror-copy-of = Copie de { $url } depuis le { $when }.
mirror-copy-is = Chaque entrée a été comparée à ce que le gardien a signé, et rejouée ici selon toutes les règles. Si le gardien disparaît, cette copie a tout.
check-do = Vérifier maintenant
check-is = Ton appareil vérifie ce que montre ce serveur, sans le croire sur parole : la signature du gardien, les témoins, que rien n’a changé depuis la dernière fois, et que chaque acte dont il a un reçu est toujours inscrit.
check-more = C’est rapide. Pour vérifier aussi chaque règle et chaque versement :
check-good = Vérifié : le gardien répond de { $size } entrées.
check-confirmed = Témoins qui le confirment : { $count }.
check-continues = Le registre prolonge les { $size } entrées que cet appareil a vues le { $when } ; rien n’y a changé.
check-acts = Actes dont cet appareil a un reçu : { $count } ; tous sont inscrits.
check-no-acts = Cet appareil n’a pas encore de reçus ici.
check-next = Garde cette page ouverte, emporte le registre chez toi, et montre les deux aux autres membres.
check-founding = La première entrée n’est pas la fondation de cette communauté.
check-no-checkpoint = Ce que montre le serveur n’est pas un point de contrôle.
check-other = Le serveur montre un autre registre que celui que cet appareil connaît à cette adresse.
check-keeper = La signature du gardien ne tient pas. Si les membres ont mis un autre gardien en place, saisis sa clé, telle qu’ils te la disent, dans la page de vérification, et vérifie encore. Sinon :
check-successor = Une autre clé que celle que connaît cet appareil signe pour ce registre. Si les membres ont mis un autre gardien en place, appuie encore, et cet appareil suivra la nouvelle clé. Sinon :
check-less = Le serveur montre moins d’entrées que cet appareil n’en a déjà vu. Si les membres ont continué à une autre adresse, vérifie là-bas ; si c’est un miroir, il rattrape peut-être son retard : vérifie à nouveau dans un moment. Sinon :
check-missing = Un acte dont cet appareil a un reçu n’est pas au registre.
check-witness = La signature d’un témoin ne tient pas.
check-changed = Le registre ne prolonge pas ce que cet appareil a déjà vu : son passé a été changé.
carry-on = Si le gardien disparaît
carry-on-is = Alors la communauté peut continuer ici : quand plus de la moitié des membres à part entière ont désigné ce miroir, il prend la relève, tient le registre et reçoit les actes. Chacun de ces membres lance, avec l’adresse de ce miroir :
carry-on-witnesses = Avant tout : qui fait tourner un témoin de cette communauté lui donne la clé de ce miroir. Dès lors il refuse le gardien d’avant, au cas où il reviendrait. Il suffit de lancer :
carry-on-given = Désignations de ce miroir : { $given } sur les { $needed } qu’il faut.
carry-on-lags = Le témoin { $witness } avait confirmé { $confirmed } entrées la dernière fois qu’on le lui a demandé ; il en manque ici : { $missing }. Attendez que ce miroir ait rattrapé son retard, ou continuez avec un miroir qui en a plus.
carry-on-silent = La dernière fois qu’on le leur a demandé, ces témoins n’ont pas dit ce qu’ils ont confirmé : { $names }. Si c’est plus que ce qui est ici, ils refuseront ce miroir.
carry-on-here = Ou bien, sur un appareil qui a ta clé à cette adresse :
carry-on-do = Désigner ce miroir
carry-on-thanks = Ta désignation est gardée ici.

take-title = Tout emporter
take-is = Un seul fichier à garder, préparé par ton navigateur : tout ce que les membres ont signé, les textes que tu peux lire, à qui est chaque clé, des tableaux du travail, de l’argent et des flux, et les preuves de ce qui a été signé sur cet appareil. Avec lui, n’importe quelle machine peut continuer.
take-do = Préparer le fichier
take-way = { $done } parties sur { $all } sont là…
take-done = Le fichier est prêt. Le registre qu’il contient est celui que le gardien a signé, et il prolonge ce que cet appareil a vu. Garde-le ailleurs que sur ce serveur. Il contient des textes que toi et quelques autres seulement pouvez lire.
take-not = Le fichier n’a pas été préparé.
take-broken = La connexion a été coupée, ou le serveur n’a pas répondu.
take-again = Réessaie. Sur une machine avec Mirrorball, mirrorball export all fait la même chose.
take-other = Ce qui est arrivé n’est pas le registre que le gardien a signé, ou ne prolonge pas ce que cet appareil a vu.
take-other-next = Vérifie toi-même, plus haut, puis montre le résultat aux autres membres.
take-large = Cette communauté est trop grande pour un fichier fait dans un navigateur.
take-large-next = Sur une machine avec Mirrorball, utilise mirrorball export all.
take-readme =
    { $name }

    Ce dossier contient une communauté : tout ce que ses membres ont signé, et ce qui en fait partie. Il n’a besoin d’aucun serveur.

    community.register  chaque entrée, octet par octet telle qu’elle a été signée, et le point de contrôle du gardien
    notes.json          les textes que les entrées nomment par leur empreinte, dans la mesure où tu peux les lire
    keys.json           à qui est chaque clé, et de quelle entrée à quelle entrée elle signe
    checkpoint.txt      le point de contrôle le plus récent, avec ce que les témoins en ont signé jusqu’ici
    receipts/           les preuves que les actes de ton appareil sont dans le registre (C2SP tlog-proof)
    { "*.csv" }               des tableaux pour un tableur ; les flux de la dernière année, le pouvoir de ce trimestre

    Voici ce que ton navigateur a vérifié en préparant le fichier : le registre est exactement celui que le gardien a signé, il commence par la fondation de cette communauté, et il prolonge ce que ton appareil avait déjà vu. Les textes, les clés et les tableaux, il les a pris tels que le serveur les a donnés.

    Pour voir que tout tient, chaque signature, chaque règle, chaque versement :
      mirrorball verify community.register

    Pour continuer sur une autre machine :
      mirrorball import . --data DOSSIER
      mirrorball serve --data DOSSIER
    On ne peut qu’y lire, jusqu’à ce que plus de la moitié des membres à part entière désignent cette machine, avec
      mirrorball endorse http://CETTE-MACHINE/{ $slug }

    { $id }
check-silent = Témoins qui avaient confirmé avant, et pas ceci : { $count }. Redemande dans un moment ; si cela reste ainsi, demande-leur pourquoi.
check-no-key = Rien ne dit ici quelle clé signe pour cette communauté. Saisis la clé du gardien qu’on t’a dite, ou apporte dans un fichier ce que sait ton appareil.
check-failed = Aucune réponse vérifiable n’est arrivée. Regarde l’adresse et ta connexion, puis réessaie.
check-elsewhere = Ce qui vérifie ici vient du serveur qui est vérifié. Pour être sûr de cela aussi, utilise la page de vérification depuis ton propre disque, et donne-lui ce que cet appareil sait.
check-known = Ce que sait cet appareil
checking-get = La page de vérification
checking-title = Vérifier une communauté
checking-lede = Cette page ne vient pas du serveur de la communauté, et ne lui croit rien. Elle regarde si le gardien et les témoins répondent de ce qui est montré, et si cela continue ce que tu avais vu, avec tous tes actes.
checking-ask = Ce qu’il faut vérifier
checking-address = L’adresse de la communauté
checking-file = Ce que sait ton appareil, en fichier
checking-file-is = La page Miroir de ta communauté le fait. Sans lui, la première vérification n’a rien à quoi comparer.
checking-keys = Clés qu’on t’a dites
checking-key = La clé du gardien
checking-key-is = 66 lettres et chiffres, comme sur les papiers de ta communauté. Si tu la tapes, aucune autre ne convient.
checking-witnesses = Les clés des témoins
checking-witnesses-are = Une par ligne. Les témoins qui ont confirmé une fois sont retenus.
checking-known = Ce qui est connu ici
checking-known-is = Ce navigateur le garde.
checking-where = Garde ce fichier : il n’a besoin que du serveur de la communauté, et ne demande rien à personne d’autre. Qui a publié la version en dit l’empreinte.
checking-bad-address = Ce n’est pas l’adresse d’une communauté. Elle ressemble à https://home.example/our-community.
checking-bad-file = Ce n’est pas le fichier que fait la page Miroir.
checking-bad-key = La clé d’un gardien a 66 lettres et chiffres, et commence par 01.
check-first = C’est la première fois qu’on regarde ici : désormais on compare avec cela.
checking-bad-witness = La clé d’un témoin ressemble à nom+1a2b3c4d+ suivi de lettres, une par ligne.
checking-not-kept = Ce navigateur ne garde rien pour des fichiers : apporte chaque fois ce que sait ton appareil.
