### Pannes et atteintes : des ennuis avec la machine, et des registres qui ne passent pas la vérification. La valeur dit
### ce qui s'est passé, `why` dit ce qui est en sûreté, `next` dit que faire.

fault-disk-full = Il n’y a plus de place sur le disque.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Fais de la place, puis envoie l’acte à nouveau ; envoyé deux fois, il entre une fois.
fault-read-only = On ne peut pas écrire dans { $path }.
    .why = Tout acte qui a un reçu reste inscrit ; rien de nouveau n’entre. La lecture continue.
    .next = Permets au programme d’y écrire, ou donne un autre dossier avec --data.
fault-unreachable = On ne peut pas ouvrir { $path } : { $detail }.
    .why = Rien n’a changé.
    .next = Vérifie le chemin et ses droits, ou donne un autre dossier avec --data.
fault-corrupt = La base de données est abîmée : { $detail }.
    .why = Rien n’a changé. Les registres exportés et les autres copies ne sont pas touchés.
    .next = Arrête le programme, garde une copie du dossier, et rétablis-le depuis une sauvegarde ou un miroir.
fault-foreign = { $path } n’est pas une base de données de Mirrorball.
    .why = Rien n’a changé.
    .next = Donne un autre dossier avec --data.
fault-newer = La base de données est au format { $found } ; cette version du programme connaît les formats jusqu’au { $known }.
    .why = Rien n’a changé.
    .next = Prends la version plus récente du programme.
fault-locked = Un autre processus occupe la base de données.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Réessaie dans un instant ; si cela continue, arrête l’autre programme qui tient la base de données ouverte.
fault-in-use = Un autre processus sert déjà { $path }.
    .why = Rien n’a changé.
    .next = Arrête l’autre processus, ou donne un autre dossier avec --data.
fault-disk = La lecture ou l’écriture a échoué : { $detail }.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Vérifie le disque, puis envoie l’acte à nouveau ; envoyé deux fois, il entre une fois.
fault-clock-behind = L’horloge du gardien retarde de { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } sur la dernière entrée.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Mets à l’heure l’horloge de la machine du gardien, puis envoie l’acte à nouveau.
fault-clock-jumped = L’horloge du gardien a sauté de { $minutes } minutes.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Vérifie l’horloge de la machine du gardien. Dès qu’elle aura marché dix minutes sans saut, les actes seront à nouveau reçus.
fault-dated-ahead = L’entrée { $index } porte une heure en avance de { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } sur l’horloge de ce miroir.
    .why = Ce qui a été copié avant reste. Ce miroir ne prend et ne confirme encore rien de cette heure-là.
    .next = Compare l’horloge de cette machine à celle du gardien, et mets à l’heure celle qui se trompe. Le miroir reprend de lui-même quand cette heure est venue.
fault-busy = Il y a plus d’actes en attente que le gardien ne peut en recevoir.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Réessaie dans quelques secondes ; envoyé deux fois, un acte entre une fois.
fault-closed = Le gardien est en train de s’arrêter.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré. La lecture continue.
    .next = Réessaie quand le gardien tournera à nouveau ; envoyé deux fois, un acte entre une fois.
fault-rolled-back = La base de données contient { $held } entrées de ce registre, mais le gardien a signé pour { $signed }.
    .why = Rien ne s’ajoute à ce registre avant sa réparation ; ce qui y est peut se lire.
    .next = Remets la copie la plus récente du dossier de données, ou remplis-le à nouveau depuis un registre exporté ou un miroir.
fault-broken = Le registre ne se rejoue pas : { $detail }.
    .why = Rien ne s’ajoute à ce registre avant sa réparation ; ce qui y est peut se lire.
    .next = Lance `mirrorball verify` sur une copie exportée, et montre son rapport aux membres. Si le disque est abîmé, reprends les entrées avec `mirrorball refill`.
fault-damaged = L’entrée { $entry } de ce registre dans la base de données n’est pas celle qui a été signée.
    .why = Rien ne s’ajoute à ce registre avant sa réparation ; ce qui y est peut se lire.
    .next = Arrête le programme, garde une copie du dossier de données, et remplis-le à nouveau depuis un registre exporté, une sauvegarde ou un miroir.
fault-unknown-community = Aucune communauté de ce nom n’est tenue ici.
    .why = Rien n’a changé.
    .next = Vérifie le nom dans l’adresse.
fault-too-many-communities = Ce serveur tient autant de communautés qu’il peut.
    .why = Rien n’a changé.
    .next = Fonde la communauté sur un autre serveur.
fault-no-randomness = Le système n’a pas donné d’octets au hasard.
    .why = Rien n’a changé.
    .next = Réessaie ; si cela continue, il faut réparer la machine.
fault-bug = Le programme n’a pas tenu une de ses promesses : { $detail }.
    .why = Tout acte qui a un reçu reste inscrit ; celui-ci n’est pas entré.
    .next = Signale-le, s’il te plaît, avec la version du programme et ce que tu faisais.
fault-unreadable = On n’a pas pu lire le registre jusqu’au bout : { $detail }.
    .why = Rien n’a changé.
    .next = Va chercher le registre à nouveau.

breach = Le registre ne passe pas la vérification.
    .next = Garde ce fichier comme preuve, dis-le aux autres membres, et compare-le avec leurs copies.
breach-at = Le registre ne passe pas la vérification à l’entrée { $index }.
breach-incomplete-next = Va chercher ou exporte le registre à nouveau ; si cela continue, compare-le avec les copies d’autres membres.
breach-file = Ligne { $line } : { $detail }.
breach-file-empty = Le fichier est vide : il n’y a dedans ni entrée ni point de contrôle.
breach-file-cut = Le fichier s’arrête au milieu de l’entrée { $index } : le reste manque.
breach-file-unsealed = Le fichier s’arrête après { $entries ->
        [one] { $entries } entrée
       *[other] { $entries } entrées
    }, sans le point de contrôle signé qui les couvre.
breach-entry = Ses octets ne forment pas une entrée : { $detail }.
breach-body = Son contenu ne peut pas se lire : { $detail }.
breach-signature-missing = La clé { $key } devrait signer ici, et sa signature manque.
breach-signature-unknown = Elle est signée avec la clé { $key }, qui n’est pas connue ici.
breach-signature-wrong = La signature de la clé { $key } n’a pas été faite sur ce contenu.
breach-seen-before = La personne qui l’a signée avait vu une autre histoire des { $size } premières entrées ; quelque chose a été changé avant.
breach-seen-one = La personne qui l’a signée avait vu une autre histoire des { $size } premières entrées ; l’entrée { $from } a été changée, déplacée ou enlevée.
breach-seen-span = La personne qui l’a signée avait vu une autre histoire des { $size } premières entrées ; quelque chose a été changé, déplacé ou enlevé de l’entrée { $from } à l’entrée { $to }.
breach-seen-missing = La personne qui l’a signée avait vu { $size } entrées, et il n’en vient avant que { $before } ; il en manque.
breach-stamp-back = Son cachet est antérieur à celui de l’entrée précédente.
breach-doubled = Le même acte est déjà inscrit à l’entrée { $first }.
breach-checkpoint = Le point de contrôle à la fin : { $detail }.
breach-checkpoint-origin = Le point de contrôle à la fin est celui d’un autre registre.
breach-checkpoint-size = Le point de contrôle à la fin couvre { $size } entrées, et il y en a { $entries } ici.
breach-checkpoint-root = La racine que nomme le point de contrôle n’est pas celle des { $size } entrées d’ici ; il y en a de changées, de manquantes ou dans un autre ordre.
breach-refused = Les règles la refusent ({ $code }) : { $detail }.
