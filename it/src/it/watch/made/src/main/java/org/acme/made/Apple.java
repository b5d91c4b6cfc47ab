package org.acme.made;

import org.acme.maker.Listed;

@Listed
class Apple {
    int seeds() {
        return 5;
    }
}
