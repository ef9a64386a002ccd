# Veus que una comunitat va decidir ponderar.

agreement-weighing = Ponderar les veus
rule-weighing-by = Segons què es ponderen les veus
rule-weighing-step = Tants crèdits, o hores de cures, són una veu més
rule-weighing-most = Les veus d’una persona com a màxim, la seva inclosa
rule-weighing-topics = En votacions sobre aquests temes, separats amb espais
rule-weighing-blocked = 1: en votacions que resolen una proposta que va quedar encallada (0)
rule-choice-credits = segons tots els crèdits
rule-choice-livelihood = segons els crèdits de sustent
rule-choice-love = segons els crèdits d’amor
rule-choice-care = segons les hores de cures

weighed-is = Aquí no tothom té les mateixes veus: una cada persona, i una més per { $by }, com a màxim { $most }. Ho diu la versió { $version } d’un acord.
weighed-by-credits = { $step ->
    [one] cada crèdit
   *[other] cada { $step } crèdits
}
weighed-by-livelihood = { $step ->
    [one] cada crèdit de sustent
   *[other] cada { $step } crèdits de sustent
}
weighed-by-love = { $step ->
    [one] cada crèdit d’amor
   *[other] cada { $step } crèdits d’amor
}
weighed-by-care = { $step ->
    [one] cada hora de cures
   *[other] cada { $step } hores de cures
}
weighed-agreement = L’acord
how-vote-weighed = Hi ha d’haver a favor { $needed } veus com a mínim; un empat ho deixa tot com està.
power-weighed = Un acord d’aquesta comunitat pondera les veus segons la feina en algunes votacions, i cada resultat que en depèn ho diu. En totes les altres, una papereta porta la veu de qui vota, i les que altres persones van decidir donar-li.
