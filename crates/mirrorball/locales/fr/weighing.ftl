# Les voix qu’une communauté a décidé de pondérer.

agreement-weighing = Pondérer les voix
rule-weighing-by = Selon quoi les voix sont pondérées
rule-weighing-step = Tant de crédits, ou d’heures de soin, font une voix de plus
rule-weighing-most = Les voix d’une personne au plus, la sienne comprise
rule-weighing-topics = Dans les votes sur ces thèmes, séparés par des espaces
rule-weighing-blocked = 1 : dans les votes qui tranchent une proposition restée bloquée (0)
rule-choice-credits = selon tous les crédits
rule-choice-livelihood = selon les crédits de gagne-pain
rule-choice-love = selon les crédits d’amour
rule-choice-care = selon les heures de soin

weighed-is = Ici, tout le monde n’a pas le même nombre de voix : une par personne, et une de plus pour { $by }, au plus { $most }. C’est la version { $version } d’un accord qui le dit.
weighed-by-credits = { $step ->
    [one] chaque crédit
   *[other] { $step } crédits
}
weighed-by-livelihood = { $step ->
    [one] chaque crédit de gagne-pain
   *[other] { $step } crédits de gagne-pain
}
weighed-by-love = { $step ->
    [one] chaque crédit d’amour
   *[other] { $step } crédits d’amour
}
weighed-by-care = { $step ->
    [one] chaque heure de soin
   *[other] { $step } heures de soin
}
weighed-agreement = L’accord
how-vote-weighed = Au moins { $needed } voix doivent être pour ; une égalité laisse les choses comme elles sont.
power-weighed = Un accord de cette communauté pondère les voix selon le travail dans certains votes, et chaque résultat concerné le dit. Dans tous les autres, un bulletin porte la voix de la personne qui vote, et celles que d’autres ont choisi de lui donner.
