nav-promises = Compromisos
promises-title = Compromisos
promises-lede = El que els membres han dit que farien, i per a quan. Qui rep el compromís diu que s’ha complert.
promises-list = Primer els oberts, i a dalt el que venç abans
promises-none = Encara ningú no s’ha compromès a res. Qui rega les plantes aquesta setmana?
promise-make = Compromet-te a una cosa
promise-what = A què et compromets?
promise-due = Per a quan?
promise-to = Amb qui?
promise-to-all = amb tothom
promise-quantity = Quant, si es compta
promise-submit = M’hi comprometo
promise-thanks = Queda dit. Gràcies.
promise-keep = S’ha complert
promise-kept-thanks = Complert. Gràcies a totes dues parts.
promise-cancel = Retira’l
promise-open = obert
promise-overdue = vençut
promise-kept = complert
promise-cancelled = retirat
promise-from-to = { $by } amb { $to }
promise-from = { $by } amb tothom
circle-close = Tanca’l
circle-close-is = Ja no s’hi apunta res més; el que s’hi ha apuntat queda. Tancar-lo no es pot desfer.
log-casual = Amb gent de fora
log-casual-hint = Un nom per línia. No se’ls deu res, si no s’ha acordat.
log-resources = Què ha fet, fet servir o citat
log-resources-hint = Una cosa per línia.
share-withdraw-stuck = Una objecció ha durat més que el temps d’espera, o ha marxat qui el va obrir: qualsevol membre de ple dret el pot retirar, i els diners tornen a caixa.
invitations-open = Les teves invitacions obertes
invitation-line =
    { $count ->
        [one] Per a una persona més, com a: { $standing }. Oberta fins al dia { $when }.
       *[other] Per a { $count } persones més, com a: { $standing }. Oberta fins al dia { $when }.
    }
invitation-revoke = Retira-la
move-waiting = Transaccions en espera
move-waiting-is = Compten per als límits. Qui n’ha apuntat una l’assenta o l’anul·la; si no, caduca.
move-post = Assenta
move-void = Anul·la
move-expires = Quants dies espera? (buit: es mou de seguida)
move-purpose = Finalitat, per als comptes restringits
move-waits-until = { $name } · caduca el dia { $when }
