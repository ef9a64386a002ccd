# Voces que una comunidad decidió ponderar.

agreement-weighing = Ponderar las voces
rule-weighing-by = Según qué se ponderan las voces
rule-weighing-step = Tantos créditos, u horas de cuidados, son una voz más
rule-weighing-most = Las voces de una persona como máximo, la suya incluida
rule-weighing-topics = En votaciones sobre estos temas, separados por espacios
rule-weighing-blocked = 1: en votaciones que resuelven una propuesta que quedó atascada (0)
rule-choice-credits = según todos los créditos
rule-choice-livelihood = según los créditos de sustento
rule-choice-love = según los créditos de amor
rule-choice-care = según las horas de cuidados

weighed-is = Aquí no todo el mundo tiene las mismas voces: una cada persona, y una más por { $by }, como máximo { $most }. Lo dice la versión { $version } de un acuerdo.
weighed-by-credits = { $step ->
    [one] cada crédito
   *[other] cada { $step } créditos
}
weighed-by-livelihood = { $step ->
    [one] cada crédito de sustento
   *[other] cada { $step } créditos de sustento
}
weighed-by-love = { $step ->
    [one] cada crédito de amor
   *[other] cada { $step } créditos de amor
}
weighed-by-care = { $step ->
    [one] cada hora de cuidados
   *[other] cada { $step } horas de cuidados
}
weighed-agreement = El acuerdo
how-vote-weighed = Tienen que estar a favor al menos { $needed } voces; un empate lo deja todo como está.
power-weighed = Un acuerdo de esta comunidad pondera las voces según el trabajo en algunas votaciones, y cada resultado al que afecta lo dice. En todas las demás, una papeleta lleva la voz de quien vota, y las que otras personas decidieron darle.
