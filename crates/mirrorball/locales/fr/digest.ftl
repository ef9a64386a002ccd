digest-title = La semaine
digest-since = Ce qui t’attend, et ce qui s’est passé depuis le { $day }.
digest-quiet = Il ne s’est encore rien passé ici cette semaine.
digest-by-mail = Par courriel
digest-no-mail = Ce serveur n’envoie pas de courriel ; la semaine est toujours ici.
digest-mail-is = Le lundi, ce qui t’attend et ce qui s’est passé la semaine d’avant. Ton adresse reste sur ce serveur, et personne d’autre ne la voit ici. Un courriel se lit en chemin plus facilement que ces pages.
digest-address = Ton adresse
digest-wrong = Ce n’est pas une adresse de courriel.
digest-unsent = La lettre à cette adresse n’a pas pu être envoyée, donc rien n’est gardé. Est-elle bien écrite ? Si oui, réessaie dans une heure.
digest-on-is = La semaine de { $community } doit-elle arriver à { $address } chaque lundi ? Un clic, et cela commence.
digest-on = Me l’envoyer
digest-off = La désactiver
digest-comes-to = Elle arrive à { $address } chaque lundi, s’il y a quelque chose à raconter.
digest-asked = Une lettre est en route vers { $address } : ouvre le lien qu’elle contient, un clic, et cela commence.
digest-is-on = Désormais, la semaine arrive par courriel chaque lundi. Chaque lettre a un lien qui y met fin.
digest-is-off = C’est désactivé, et ton adresse est oubliée. La semaine est toujours ici.
digest-off-is = Plus de courriel sur la semaine ? Un clic, et ton adresse est oubliée.
digest-confirm-subject = { $community } : la semaine arrive-t-elle ici ?
digest-confirm-text =
    Quelqu’un de { $community } a demandé la semaine par courriel à cette adresse. Si c’est toi, ouvre ce lien :
    { $link }
    
    Sinon, ne fais rien, ou assure-toi avec celui-ci :
    { $off }
digest-subject = { $community } : ta semaine
digest-greeting = La semaine à { $community } :
digest-off-line = Plus rien de tout cela, en un clic et sans se connecter :
