# Le pouvoir, à l'œil.

power-title = Pouvoir
power-lede = Ce qui repose sur peu de personnes, et combien, aux yeux de tout le monde. Cela ne juge personne : c’est là pour en parler.
power-one-voice = Aucune règle ne pèse une voix selon l’argent, les crédits ou l’ancienneté. Chaque bulletin porte la voix de qui l’a rempli, et celles que d’autres ont choisi de lui confier.
power-period = du { $from } au { $until }
power-before = Le trimestre d’avant
power-after = Le trimestre d’après
power-all-topics = toutes les décisions
power-as-table = La même chose en tableau
power-nobody = Personne, ce trimestre.
power-voices = Voix dans les votes
power-delegated = Voix d’autres personnes
power-roles = Rôles tenus
power-facilitation = Jours de facilitation
power-opened = Décisions ouvertes
power-adopted = Décisions adoptées
power-upheld = Objections qui ont changé quelque chose
power-approved = Argent déplacé par des décisions
power-credits = Crédits
power-income = Revenus des partages
power-care = Soin
power-is-largest = Plus grande part { $share } : elle repose sur la personne qui en a le plus.
power-is-nakamoto = { $people ->
        [0] Nombre de Nakamoto 0 : personne ne détient rien.
        [one] Nombre de Nakamoto 1 : une personne détient plus de la moitié.
       *[other] Nombre de Nakamoto { $people } : il suffit d’autant de personnes pour détenir ensemble plus de la moitié.
    }
power-is-gini = Gini { $gini } : 0 si toutes ont pareil, proche de 1 si une seule a tout.
power-is-effective = Nombre effectif { $people } : c’est comme si autant de personnes avaient des parts égales.
power-is-banzhaf = Banzhaf { $share } : si c’étaient des voix, la personne qui en a le plus ferait basculer cette part de toutes les décisions que quelqu’un fait basculer.
power-is-error = C’est une estimation, qui se trompe de { $error } au plus.
power-trust = Qui fait confiance à qui, maintenant
power-trust-is = { $people ->
        [0] Personne n’a demandé à quelqu’un de parler pour soi.
        [one] Une personne a demandé à une autre de parler pour elle.
       *[other] { $people } personnes ont demandé à une autre de parler pour elles. Plus une personne est dessinée en grand, plus il y en a qui passent par elle ; un nombre après un nom remplace des personnes repliées.
    }
power-trust-none = Il n’y a rien à dessiner.
power-in-circle = (en rond)
power-col-trusts = Fait confiance à
power-col-behind = Personnes qui passent par elle
power-col-folded = Dont repliées
power-col-what = Plus grande part de
power-time = Comment cela a changé
power-time-is = La part de la personne qui en a le plus, trimestre par trimestre.
power-unheard = Qui n’a pas été entendu
power-unheard-is = Membres à part entière qui n’ont rien ouvert, rien répondu et rien dit ici ce trimestre.
power-unheard-none = Tout le monde a été entendu.
power-link = Voir le pouvoir
act-power-watch = Le pouvoir a été regardé
tension-by-nobody = Regard sur le pouvoir
tension-alarm = { $what } : { $share } reposent sur une seule personne dans le trimestre qui commence le { $quarter }, plus que { $threshold }. Il n’en découle rien, sinon d’en parler.

agreement-power = Surveiller le pouvoir
rule-power-circle = Le cercle à qui on le dit (la communauté entière)
rule-power-people-min = Seulement à partir d’autant de personnes (5)
rule-power-voices = À partir de quelle part pour une personne : voix dans les votes
rule-power-delegated = De même : voix d’autres personnes
rule-power-roles = De même : rôles
rule-power-facilitation = De même : jours de facilitation
rule-power-opened = De même : décisions ouvertes
rule-power-adopted = De même : décisions adoptées
rule-power-approved = De même : argent déplacé par des décisions
rule-power-credits = De même : crédits
rule-power-income = De même : revenus
rule-power-care = De même : soin
power-trust-around = Les personnes qui passent par { $name }, et celles à qui { $name } fait confiance. Choisis quelqu’un pour voir de plus près.
power-trust-all = Tout le monde
