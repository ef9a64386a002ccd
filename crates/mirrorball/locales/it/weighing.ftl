# Voci che una comunità ha deciso di pesare.

agreement-weighing = Pesare le voci
rule-weighing-by = In base a che cosa si pesano le voci
rule-weighing-step = Tanti crediti, o ore di cura, sono una voce in più
rule-weighing-most = Le voci di una persona al massimo, la sua compresa
rule-weighing-topics = Nelle votazioni su questi temi, separati da spazi
rule-weighing-blocked = 1: nelle votazioni che risolvono una proposta rimasta bloccata (0)
rule-choice-credits = in base a tutti i crediti
rule-choice-livelihood = in base ai crediti di sostentamento
rule-choice-love = in base ai crediti d’amore
rule-choice-care = in base alle ore di cura

weighed-is = Qui non tutte le persone hanno le stesse voci: una ciascuna, e una in più per { $by }, al massimo { $most }. Lo dice la versione { $version } di un accordo.
weighed-by-credits = { $step ->
    [one] ogni credito
   *[other] ogni { $step } crediti
}
weighed-by-livelihood = { $step ->
    [one] ogni credito di sostentamento
   *[other] ogni { $step } crediti di sostentamento
}
weighed-by-love = { $step ->
    [one] ogni credito d’amore
   *[other] ogni { $step } crediti d’amore
}
weighed-by-care = { $step ->
    [one] ogni ora di cura
   *[other] ogni { $step } ore di cura
}
weighed-agreement = L’accordo
how-vote-weighed = Devono essere a favore almeno { $needed } voci; una parità lascia tutto com’è.
power-weighed = Un accordo di questa comunità pesa le voci in base al lavoro in alcune votazioni, e ogni risultato che ne dipende lo dice. In tutte le altre una scheda porta la voce di chi vota, e quelle che altre persone hanno scelto di darle.
