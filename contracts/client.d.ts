// Generated from contracts/openapi.json by `npm run generate`. Never edited by hand.

export interface paths {
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Absences that are not over */
        get: {
            parameters: {
                query?: {
                    userId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                endsAt: string;
                                id: string;
                                reason: string | null;
                                startsAt: string;
                                userId: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Enter an absence */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        endsAt: string;
                        reason?: string | null;
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            endsAt: string;
                            id: string;
                            reason: string | null;
                            startsAt: string;
                            userId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an absence back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Annonces, filtered; q finds title, reference, city and zone, typing errors forgiven */
        get: {
            parameters: {
                query?: {
                    bedroomsMin?: number;
                    city?: string;
                    cursor?: string;
                    limit?: number;
                    priceMax?: number;
                    priceMin?: number;
                    propertyType?: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                    q?: string;
                    sort?: "recent" | "oldest" | "price" | "-price" | "quality" | "-quality";
                    status?: string | string[];
                    transaction?: "SALE" | "RENT";
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    currency: "MAD" | "EUR";
                                } | null;
                                /** @enum {unknown} */
                                propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                                quality: {
                                    score: number;
                                };
                                reference: string;
                                rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                                rooms: number | null;
                                status: string;
                                surface: number | null;
                                title: string;
                                /** @enum {unknown} */
                                transaction: "SALE" | "RENT";
                                updatedAt: string;
                                zone: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string | null;
                        /** @enum {unknown} */
                        addressPrecision?: "EXACT" | "STREET" | "ZONE";
                        bathrooms?: number | null;
                        bedrooms?: number | null;
                        /** Format: uuid */
                        branchId?: string;
                        city: string;
                        description?: string;
                        energy?: {
                            costMax?: number | null;
                            costMin?: number | null;
                            /** @enum {unknown} */
                            dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                            ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                            issuedOn?: string | null;
                            kg?: number | null;
                            kwh?: number | null;
                        } | null;
                        features?: string[];
                        fees?: {
                            amount?: number | null;
                            /** @enum {unknown} */
                            payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                            percent?: number | null;
                        } | null;
                        floor?: number | null;
                        floors?: number | null;
                        furnished?: boolean | null;
                        landSurface?: number | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        mandate?: {
                            endsOn: string | null;
                            exclusiveUntil?: string | null;
                            number: string | null;
                            startsOn: string | null;
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        } | null;
                        ownerContactId?: string | null;
                        price?: {
                            amount: number;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                        } | null;
                        /** @enum {unknown} */
                        propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                        rentPeriod?: ("MONTH" | "WEEK" | "DAY") | null;
                        rooms?: number | null;
                        surface?: number | null;
                        title: string;
                        titleDeed?: {
                            annualCharges?: number | null;
                            condominium?: boolean | null;
                            lots?: number | null;
                            number?: string | null;
                            status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                        } | null;
                        /** @enum {unknown} */
                        transaction: "SALE" | "RENT";
                        yearBuilt?: number | null;
                        zone?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: {
                                allowed: {
                                    allowed: boolean;
                                    command: string | null;
                                    guards: {
                                        code: string;
                                        ok: boolean;
                                        reason: string | null;
                                    }[];
                                    requires: string[];
                                    roles: string[] | null;
                                    to: string;
                                }[];
                                canEdit: boolean;
                            };
                            address: string | null;
                            /** @enum {unknown} */
                            addressPrecision: "EXACT" | "STREET" | "ZONE";
                            bathrooms: number | null;
                            bedrooms: number | null;
                            branchId: string;
                            city: string;
                            closing: {
                                amount: number;
                                /** Format: date */
                                date: string;
                                /** @enum {unknown} */
                                kind: "SOLD" | "RENTED";
                            } | null;
                            coverUrl: string | null;
                            createdAt: string;
                            description: string;
                            energy: {
                                costMax?: number | null;
                                costMin?: number | null;
                                /** @enum {unknown} */
                                dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                                ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                                issuedOn?: string | null;
                                kg?: number | null;
                                kwh?: number | null;
                            } | null;
                            features: string[];
                            fees: {
                                amount?: number | null;
                                /** @enum {unknown} */
                                payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                                percent?: number | null;
                            } | null;
                            floor: number | null;
                            floors: number | null;
                            furnished: boolean | null;
                            id: string;
                            landSurface: number | null;
                            latitude: number | null;
                            longitude: number | null;
                            mandate: {
                                endsOn: string | null;
                                exclusiveUntil?: string | null;
                                number: string | null;
                                startsOn: string | null;
                                /** @enum {unknown} */
                                type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                            } | null;
                            moderationReason: string | null;
                            ownerContactId: string | null;
                            photos: {
                                alt: string | null;
                                crop: {
                                    height: number;
                                    width: number;
                                    x: number;
                                    y: number;
                                } | null;
                                height: number;
                                id: string;
                                isCover: boolean;
                                position: number;
                                urls: {
                                    card: string;
                                    large: string;
                                    thumb: string;
                                };
                                wholeUrl: string;
                                width: number;
                            }[];
                            platformBlock: {
                                at: string;
                                reason: string;
                            } | null;
                            price: {
                                amount: number;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                            } | null;
                            /** @enum {unknown} */
                            propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                            publishedAt: string | null;
                            quality: {
                                missing: {
                                    code: string;
                                    label: string;
                                }[];
                                score: number;
                            };
                            reference: string;
                            rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                            rooms: number | null;
                            status: string;
                            surface: number | null;
                            title: string;
                            titleDeed: {
                                annualCharges?: number | null;
                                condominium?: boolean | null;
                                lots?: number | null;
                                number?: string | null;
                                status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                            } | null;
                            /** @enum {unknown} */
                            transaction: "SALE" | "RENT";
                            updatedAt: string;
                            version: number;
                            yearBuilt: number | null;
                            zone: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One annonce with its photos, its quality and what may be done */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: {
                                allowed: {
                                    allowed: boolean;
                                    command: string | null;
                                    guards: {
                                        code: string;
                                        ok: boolean;
                                        reason: string | null;
                                    }[];
                                    requires: string[];
                                    roles: string[] | null;
                                    to: string;
                                }[];
                                canEdit: boolean;
                            };
                            address: string | null;
                            /** @enum {unknown} */
                            addressPrecision: "EXACT" | "STREET" | "ZONE";
                            bathrooms: number | null;
                            bedrooms: number | null;
                            branchId: string;
                            city: string;
                            closing: {
                                amount: number;
                                /** Format: date */
                                date: string;
                                /** @enum {unknown} */
                                kind: "SOLD" | "RENTED";
                            } | null;
                            coverUrl: string | null;
                            createdAt: string;
                            description: string;
                            energy: {
                                costMax?: number | null;
                                costMin?: number | null;
                                /** @enum {unknown} */
                                dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                                ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                                issuedOn?: string | null;
                                kg?: number | null;
                                kwh?: number | null;
                            } | null;
                            features: string[];
                            fees: {
                                amount?: number | null;
                                /** @enum {unknown} */
                                payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                                percent?: number | null;
                            } | null;
                            floor: number | null;
                            floors: number | null;
                            furnished: boolean | null;
                            id: string;
                            landSurface: number | null;
                            latitude: number | null;
                            longitude: number | null;
                            mandate: {
                                endsOn: string | null;
                                exclusiveUntil?: string | null;
                                number: string | null;
                                startsOn: string | null;
                                /** @enum {unknown} */
                                type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                            } | null;
                            moderationReason: string | null;
                            ownerContactId: string | null;
                            photos: {
                                alt: string | null;
                                crop: {
                                    height: number;
                                    width: number;
                                    x: number;
                                    y: number;
                                } | null;
                                height: number;
                                id: string;
                                isCover: boolean;
                                position: number;
                                urls: {
                                    card: string;
                                    large: string;
                                    thumb: string;
                                };
                                wholeUrl: string;
                                width: number;
                            }[];
                            platformBlock: {
                                at: string;
                                reason: string;
                            } | null;
                            price: {
                                amount: number;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                            } | null;
                            /** @enum {unknown} */
                            propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                            publishedAt: string | null;
                            quality: {
                                missing: {
                                    code: string;
                                    label: string;
                                }[];
                                score: number;
                            };
                            reference: string;
                            rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                            rooms: number | null;
                            status: string;
                            surface: number | null;
                            title: string;
                            titleDeed: {
                                annualCharges?: number | null;
                                condominium?: boolean | null;
                                lots?: number | null;
                                number?: string | null;
                                status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                            } | null;
                            /** @enum {unknown} */
                            transaction: "SALE" | "RENT";
                            updatedAt: string;
                            version: number;
                            yearBuilt: number | null;
                            zone: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change facts */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string | null;
                        /** @enum {unknown} */
                        addressPrecision?: "EXACT" | "STREET" | "ZONE";
                        bathrooms?: number | null;
                        bedrooms?: number | null;
                        city?: string;
                        description?: string;
                        energy?: {
                            costMax?: number | null;
                            costMin?: number | null;
                            /** @enum {unknown} */
                            dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                            ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                            issuedOn?: string | null;
                            kg?: number | null;
                            kwh?: number | null;
                        } | null;
                        features?: string[];
                        fees?: {
                            amount?: number | null;
                            /** @enum {unknown} */
                            payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                            percent?: number | null;
                        } | null;
                        floor?: number | null;
                        floors?: number | null;
                        furnished?: boolean | null;
                        landSurface?: number | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        mandate?: {
                            endsOn: string | null;
                            exclusiveUntil?: string | null;
                            number: string | null;
                            startsOn: string | null;
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        } | null;
                        ownerContactId?: string | null;
                        price?: {
                            amount: number;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                        } | null;
                        /** @enum {unknown} */
                        propertyType?: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                        rentPeriod?: ("MONTH" | "WEEK" | "DAY") | null;
                        rooms?: number | null;
                        surface?: number | null;
                        title?: string;
                        titleDeed?: {
                            annualCharges?: number | null;
                            condominium?: boolean | null;
                            lots?: number | null;
                            number?: string | null;
                            status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                        } | null;
                        /** @enum {unknown} */
                        transaction?: "SALE" | "RENT";
                        version: number;
                        yearBuilt?: number | null;
                        zone?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: {
                                allowed: {
                                    allowed: boolean;
                                    command: string | null;
                                    guards: {
                                        code: string;
                                        ok: boolean;
                                        reason: string | null;
                                    }[];
                                    requires: string[];
                                    roles: string[] | null;
                                    to: string;
                                }[];
                                canEdit: boolean;
                            };
                            address: string | null;
                            /** @enum {unknown} */
                            addressPrecision: "EXACT" | "STREET" | "ZONE";
                            bathrooms: number | null;
                            bedrooms: number | null;
                            branchId: string;
                            city: string;
                            closing: {
                                amount: number;
                                /** Format: date */
                                date: string;
                                /** @enum {unknown} */
                                kind: "SOLD" | "RENTED";
                            } | null;
                            coverUrl: string | null;
                            createdAt: string;
                            description: string;
                            energy: {
                                costMax?: number | null;
                                costMin?: number | null;
                                /** @enum {unknown} */
                                dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                                ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                                issuedOn?: string | null;
                                kg?: number | null;
                                kwh?: number | null;
                            } | null;
                            features: string[];
                            fees: {
                                amount?: number | null;
                                /** @enum {unknown} */
                                payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                                percent?: number | null;
                            } | null;
                            floor: number | null;
                            floors: number | null;
                            furnished: boolean | null;
                            id: string;
                            landSurface: number | null;
                            latitude: number | null;
                            longitude: number | null;
                            mandate: {
                                endsOn: string | null;
                                exclusiveUntil?: string | null;
                                number: string | null;
                                startsOn: string | null;
                                /** @enum {unknown} */
                                type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                            } | null;
                            moderationReason: string | null;
                            ownerContactId: string | null;
                            photos: {
                                alt: string | null;
                                crop: {
                                    height: number;
                                    width: number;
                                    x: number;
                                    y: number;
                                } | null;
                                height: number;
                                id: string;
                                isCover: boolean;
                                position: number;
                                urls: {
                                    card: string;
                                    large: string;
                                    thumb: string;
                                };
                                wholeUrl: string;
                                width: number;
                            }[];
                            platformBlock: {
                                at: string;
                                reason: string;
                            } | null;
                            price: {
                                amount: number;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                            } | null;
                            /** @enum {unknown} */
                            propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                            publishedAt: string | null;
                            quality: {
                                missing: {
                                    code: string;
                                    label: string;
                                }[];
                                score: number;
                            };
                            reference: string;
                            rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                            rooms: number | null;
                            status: string;
                            surface: number | null;
                            title: string;
                            titleDeed: {
                                annualCharges?: number | null;
                                condominium?: boolean | null;
                                lots?: number | null;
                                number?: string | null;
                                status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                            } | null;
                            /** @enum {unknown} */
                            transaction: "SALE" | "RENT";
                            updatedAt: string;
                            version: number;
                            yearBuilt: number | null;
                            zone: string | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/annonces/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is part of an annonce, and as what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a party to an annonce */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        contactId: string;
                        note?: string | null;
                        position?: number;
                        primary?: boolean;
                        /** @enum {unknown} */
                        role: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "GUARANTOR" | "AGENT" | "NOTARY" | "BANK" | "DEVELOPER" | "OTHER";
                        share?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            id: string;
                            note: string | null;
                            position: number;
                            primary: boolean;
                            role: string;
                            share: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces/{id}/parties/{partyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a party from an annonce */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    partyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a party of an annonce */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    partyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string | null;
                        position?: number;
                        primary?: boolean;
                        /** @enum {unknown} */
                        role?: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "GUARANTOR" | "AGENT" | "NOTARY" | "BANK" | "DEVELOPER" | "OTHER";
                        share?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            id: string;
                            note: string | null;
                            position: number;
                            primary: boolean;
                            role: string;
                            share: number | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/annonces/{id}/parties/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the parties of an annonce in order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        partyIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces/{id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a photo: multipart field "file" (JPEG, PNG, WebP up to 15 MB), optional field "alt" */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alt: string | null;
                            crop: {
                                height: number;
                                width: number;
                                x: number;
                                y: number;
                            } | null;
                            height: number;
                            id: string;
                            isCover: boolean;
                            position: number;
                            urls: {
                                card: string;
                                large: string;
                                thumb: string;
                            };
                            wholeUrl: string;
                            width: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        /** Order the photos, choose the cover */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        coverId?: string;
                        order?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: {
                                allowed: {
                                    allowed: boolean;
                                    command: string | null;
                                    guards: {
                                        code: string;
                                        ok: boolean;
                                        reason: string | null;
                                    }[];
                                    requires: string[];
                                    roles: string[] | null;
                                    to: string;
                                }[];
                                canEdit: boolean;
                            };
                            address: string | null;
                            /** @enum {unknown} */
                            addressPrecision: "EXACT" | "STREET" | "ZONE";
                            bathrooms: number | null;
                            bedrooms: number | null;
                            branchId: string;
                            city: string;
                            closing: {
                                amount: number;
                                /** Format: date */
                                date: string;
                                /** @enum {unknown} */
                                kind: "SOLD" | "RENTED";
                            } | null;
                            coverUrl: string | null;
                            createdAt: string;
                            description: string;
                            energy: {
                                costMax?: number | null;
                                costMin?: number | null;
                                /** @enum {unknown} */
                                dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                                ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                                issuedOn?: string | null;
                                kg?: number | null;
                                kwh?: number | null;
                            } | null;
                            features: string[];
                            fees: {
                                amount?: number | null;
                                /** @enum {unknown} */
                                payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                                percent?: number | null;
                            } | null;
                            floor: number | null;
                            floors: number | null;
                            furnished: boolean | null;
                            id: string;
                            landSurface: number | null;
                            latitude: number | null;
                            longitude: number | null;
                            mandate: {
                                endsOn: string | null;
                                exclusiveUntil?: string | null;
                                number: string | null;
                                startsOn: string | null;
                                /** @enum {unknown} */
                                type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                            } | null;
                            moderationReason: string | null;
                            ownerContactId: string | null;
                            photos: {
                                alt: string | null;
                                crop: {
                                    height: number;
                                    width: number;
                                    x: number;
                                    y: number;
                                } | null;
                                height: number;
                                id: string;
                                isCover: boolean;
                                position: number;
                                urls: {
                                    card: string;
                                    large: string;
                                    thumb: string;
                                };
                                wholeUrl: string;
                                width: number;
                            }[];
                            platformBlock: {
                                at: string;
                                reason: string;
                            } | null;
                            price: {
                                amount: number;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                            } | null;
                            /** @enum {unknown} */
                            propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                            publishedAt: string | null;
                            quality: {
                                missing: {
                                    code: string;
                                    label: string;
                                }[];
                                score: number;
                            };
                            reference: string;
                            rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                            rooms: number | null;
                            status: string;
                            surface: number | null;
                            title: string;
                            titleDeed: {
                                annualCharges?: number | null;
                                condominium?: boolean | null;
                                lots?: number | null;
                                number?: string | null;
                                status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                            } | null;
                            /** @enum {unknown} */
                            transaction: "SALE" | "RENT";
                            updatedAt: string;
                            version: number;
                            yearBuilt: number | null;
                            zone: string | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/annonces/{id}/photos/{photoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a photo */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Describe a photo */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        alt: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alt: string | null;
                            crop: {
                                height: number;
                                width: number;
                                x: number;
                                y: number;
                            } | null;
                            height: number;
                            id: string;
                            isCover: boolean;
                            position: number;
                            urls: {
                                card: string;
                                large: string;
                                thumb: string;
                            };
                            wholeUrl: string;
                            width: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/annonces/{id}/photos/{photoId}/crop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show a part of a photo; the whole is kept */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alt: string | null;
                            crop: {
                                height: number;
                                width: number;
                                x: number;
                                y: number;
                            } | null;
                            height: number;
                            id: string;
                            isCover: boolean;
                            position: number;
                            urls: {
                                card: string;
                                large: string;
                                thumb: string;
                            };
                            wholeUrl: string;
                            width: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Show the whole photo again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alt: string | null;
                            crop: {
                                height: number;
                                width: number;
                                x: number;
                                y: number;
                            } | null;
                            height: number;
                            id: string;
                            isCover: boolean;
                            position: number;
                            urls: {
                                card: string;
                                large: string;
                                thumb: string;
                            };
                            wholeUrl: string;
                            width: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces/{id}/price-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the price moved */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                amount: number;
                                at: string;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces/{id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move along the workflow: publish, pause, reserve, close, suspend, archive */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        closing?: {
                            amount: number;
                            /** Format: date */
                            date: string;
                            /** @enum {unknown} */
                            kind: "SOLD" | "RENTED";
                        };
                        duplicateOverrideReason?: string;
                        justification?: string;
                        moderationReason?: string;
                        to: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: {
                                allowed: {
                                    allowed: boolean;
                                    command: string | null;
                                    guards: {
                                        code: string;
                                        ok: boolean;
                                        reason: string | null;
                                    }[];
                                    requires: string[];
                                    roles: string[] | null;
                                    to: string;
                                }[];
                                canEdit: boolean;
                            };
                            address: string | null;
                            /** @enum {unknown} */
                            addressPrecision: "EXACT" | "STREET" | "ZONE";
                            bathrooms: number | null;
                            bedrooms: number | null;
                            branchId: string;
                            city: string;
                            closing: {
                                amount: number;
                                /** Format: date */
                                date: string;
                                /** @enum {unknown} */
                                kind: "SOLD" | "RENTED";
                            } | null;
                            coverUrl: string | null;
                            createdAt: string;
                            description: string;
                            energy: {
                                costMax?: number | null;
                                costMin?: number | null;
                                /** @enum {unknown} */
                                dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                                ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                                issuedOn?: string | null;
                                kg?: number | null;
                                kwh?: number | null;
                            } | null;
                            features: string[];
                            fees: {
                                amount?: number | null;
                                /** @enum {unknown} */
                                payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                                percent?: number | null;
                            } | null;
                            floor: number | null;
                            floors: number | null;
                            furnished: boolean | null;
                            id: string;
                            landSurface: number | null;
                            latitude: number | null;
                            longitude: number | null;
                            mandate: {
                                endsOn: string | null;
                                exclusiveUntil?: string | null;
                                number: string | null;
                                startsOn: string | null;
                                /** @enum {unknown} */
                                type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                            } | null;
                            moderationReason: string | null;
                            ownerContactId: string | null;
                            photos: {
                                alt: string | null;
                                crop: {
                                    height: number;
                                    width: number;
                                    x: number;
                                    y: number;
                                } | null;
                                height: number;
                                id: string;
                                isCover: boolean;
                                position: number;
                                urls: {
                                    card: string;
                                    large: string;
                                    thumb: string;
                                };
                                wholeUrl: string;
                                width: number;
                            }[];
                            platformBlock: {
                                at: string;
                                reason: string;
                            } | null;
                            price: {
                                amount: number;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                            } | null;
                            /** @enum {unknown} */
                            propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                            publishedAt: string | null;
                            quality: {
                                missing: {
                                    code: string;
                                    label: string;
                                }[];
                                score: number;
                            };
                            reference: string;
                            rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                            rooms: number | null;
                            status: string;
                            surface: number | null;
                            title: string;
                            titleDeed: {
                                annualCharges?: number | null;
                                condominium?: boolean | null;
                                lots?: number | null;
                                number?: string | null;
                                status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                            } | null;
                            /** @enum {unknown} */
                            transaction: "SALE" | "RENT";
                            updatedAt: string;
                            version: number;
                            yearBuilt: number | null;
                            zone: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annonces/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The quality that facts would have, as a form shows it while somebody types; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string | null;
                        /** @enum {unknown} */
                        addressPrecision?: "EXACT" | "STREET" | "ZONE";
                        bathrooms?: number | null;
                        bedrooms?: number | null;
                        /** Format: uuid */
                        branchId?: string;
                        city?: string;
                        description?: string;
                        energy?: {
                            costMax?: number | null;
                            costMin?: number | null;
                            /** @enum {unknown} */
                            dpeClass: "A" | "B" | "C" | "D" | "E" | "F" | "G";
                            ghgClass?: ("A" | "B" | "C" | "D" | "E" | "F" | "G") | null;
                            issuedOn?: string | null;
                            kg?: number | null;
                            kwh?: number | null;
                        } | null;
                        features?: string[];
                        fees?: {
                            amount?: number | null;
                            /** @enum {unknown} */
                            payer: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "SHARED";
                            percent?: number | null;
                        } | null;
                        floor?: number | null;
                        floors?: number | null;
                        furnished?: boolean | null;
                        /** Format: uuid */
                        id?: string;
                        landSurface?: number | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        mandate?: {
                            endsOn: string | null;
                            exclusiveUntil?: string | null;
                            number: string | null;
                            startsOn: string | null;
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        } | null;
                        ownerContactId?: string | null;
                        price?: {
                            amount: number;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                        } | null;
                        /** @enum {unknown} */
                        propertyType?: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                        rentPeriod?: ("MONTH" | "WEEK" | "DAY") | null;
                        rooms?: number | null;
                        surface?: number | null;
                        title?: string;
                        titleDeed?: {
                            annualCharges?: number | null;
                            condominium?: boolean | null;
                            lots?: number | null;
                            number?: string | null;
                            status?: ("TITRE_FONCIER" | "REQUISITION" | "MELKIA") | null;
                        } | null;
                        /** @enum {unknown} */
                        transaction?: "SALE" | "RENT";
                        yearBuilt?: number | null;
                        zone?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            missing: {
                                code: string;
                                label: string;
                            }[];
                            score: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys in use, never their secret */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: string;
                                expiresAt: string | null;
                                id: string;
                                lastUsedAt: string | null;
                                name: string;
                                prefix: string;
                                revokedAt: string | null;
                                scopes: string[];
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an API key; the secret is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expiresAt?: string | null;
                        name: string;
                        scopes: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            expiresAt: string | null;
                            id: string;
                            lastUsedAt: string | null;
                            name: string;
                            prefix: string;
                            revokedAt: string | null;
                            scopes: string[];
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an API key at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appointments that touch a range of at most 62 days, in order of time */
        get: {
            parameters: {
                query: {
                    agentId?: string;
                    dossierId?: string;
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                overlapConfirmed: boolean;
                                place: string | null;
                                startsAt: string;
                                /** @enum {unknown} */
                                state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                                timezone: string;
                                /** @enum {unknown} */
                                type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                                version: number;
                            }[];
                            truncated: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Book an appointment; a taken slot answers 409 with the three nearest free ones */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        agentId?: string;
                        annonceId?: string | null;
                        attendees?: {
                            colleagueIds?: string[];
                            contactIds?: string[];
                            resourceIds?: string[];
                        };
                        /** Format: uuid */
                        branchId?: string;
                        confirmOverlap?: boolean;
                        contactId?: string | null;
                        dossierId?: string | null;
                        durationMinutes?: number;
                        note?: string | null;
                        place?: string | null;
                        /** Format: date-time */
                        startsAt: string;
                        /** @enum {unknown} */
                        type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One appointment with its history */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                change: string;
                                endsAt: string;
                                reason: string | null;
                                startsAt: string;
                            }[];
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            travel: {
                                from: string;
                                minutes: number;
                            } | null;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/attendees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who and what comes along from now on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        colleagueIds?: string[];
                        confirmOverlap?: boolean;
                        contactIds?: string[];
                        resourceIds?: string[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call an appointment off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        remark?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The appointment took place */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        outcome?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person confirmed to come */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person did not come */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reminders of an appointment: what became of them, and those to come */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            given: {
                                answer: ("CONFIRMED" | "MOVE_ASKED" | "CANCELLED") | null;
                                at: string;
                                attendee: string | null;
                                channel: ("WHATSAPP" | "SMS" | "EMAIL") | null;
                                messageStatus: string | null;
                                minutesBefore: number;
                                reason: string | null;
                                startsAt: string;
                                /** @enum {unknown} */
                                state: "SENT" | "NOT_SENT" | "SKIPPED";
                                taskId: string | null;
                            }[];
                            planned: {
                                at: string;
                                minutesBefore: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an appointment in time or to another agent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        agentId?: string;
                        confirmOverlap?: boolean;
                        durationMinutes?: number;
                        /** Format: date-time */
                        startsAt: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                id: string;
                                name: string;
                            };
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            attendees: {
                                colleagues: {
                                    id: string;
                                    name: string;
                                }[];
                                contacts: {
                                    displayName: string;
                                    id: string;
                                }[];
                                resources: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                    name: string;
                                }[];
                            };
                            branchId: string;
                            cancelCode: string | null;
                            cancelReason: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            } | null;
                            dossier: {
                                id: string;
                                reference: string;
                            } | null;
                            endsAt: string;
                            id: string;
                            note: string | null;
                            outcome: string | null;
                            overlapConfirmed: boolean;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "SCHEDULED" | "CONFIRMED" | "DONE" | "NO_SHOW" | "CANCELLED";
                            timezone: string;
                            /** @enum {unknown} */
                            type: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignment-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gets new dossiers: the ordered rules and who takes part */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: {
                                branchIds: string[];
                                id: string;
                                languages: string[];
                                maxOpen: number | null;
                                name: string;
                                onTeam: boolean;
                                open: number;
                                receives: boolean;
                                version: number;
                            }[];
                            rules: {
                                active: boolean;
                                agentIds: string[];
                                atWork: boolean;
                                branchIds: string[];
                                caseTypes: string[];
                                groups: {
                                    agentIds: string[];
                                    keys: string[];
                                }[];
                                /** Format: uuid */
                                id: string;
                                /** @enum {unknown} */
                                method: "MANUAL" | "ROUND_ROBIN" | "BY_ZONE" | "BY_LANGUAGE" | "LEAST_LOADED";
                                name: string;
                                sameBranch: boolean;
                                sources: string[];
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        /** Replace the ordered rules; an empty list brings the usual way back */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            active: boolean;
                            agentIds: string[];
                            atWork: boolean;
                            branchIds: string[];
                            caseTypes: string[];
                            groups: {
                                agentIds: string[];
                                keys: string[];
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @enum {unknown} */
                            method: "MANUAL" | "ROUND_ROBIN" | "BY_ZONE" | "BY_LANGUAGE" | "LEAST_LOADED";
                            name: string;
                            sameBranch: boolean;
                            sources: string[];
                        }[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: {
                                branchIds: string[];
                                id: string;
                                languages: string[];
                                maxOpen: number | null;
                                name: string;
                                onTeam: boolean;
                                open: number;
                                receives: boolean;
                                version: number;
                            }[];
                            rules: {
                                active: boolean;
                                agentIds: string[];
                                atWork: boolean;
                                branchIds: string[];
                                caseTypes: string[];
                                groups: {
                                    agentIds: string[];
                                    keys: string[];
                                }[];
                                /** Format: uuid */
                                id: string;
                                /** @enum {unknown} */
                                method: "MANUAL" | "ROUND_ROBIN" | "BY_ZONE" | "BY_LANGUAGE" | "LEAST_LOADED";
                                name: string;
                                sameBranch: boolean;
                                sources: string[];
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignment-rules/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Whether a member receives new dossiers, and how many open ones are enough */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        maxOpen: number | null;
                        receives: boolean;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: {
                                branchIds: string[];
                                id: string;
                                languages: string[];
                                maxOpen: number | null;
                                name: string;
                                onTeam: boolean;
                                open: number;
                                receives: boolean;
                                version: number;
                            }[];
                            rules: {
                                active: boolean;
                                agentIds: string[];
                                atWork: boolean;
                                branchIds: string[];
                                caseTypes: string[];
                                groups: {
                                    agentIds: string[];
                                    keys: string[];
                                }[];
                                /** Format: uuid */
                                id: string;
                                /** @enum {unknown} */
                                method: "MANUAL" | "ROUND_ROBIN" | "BY_ZONE" | "BY_LANGUAGE" | "LEAST_LOADED";
                                name: string;
                                sameBranch: boolean;
                                sources: string[];
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignment-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would get such a dossier, and why; nothing is written */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at?: string;
                        /** Format: uuid */
                        branchId: string;
                        caseType: string;
                        language?: string | null;
                        place?: string | null;
                        rules?: {
                            active: boolean;
                            agentIds: string[];
                            atWork: boolean;
                            branchIds: string[];
                            caseTypes: string[];
                            groups: {
                                agentIds: string[];
                                keys: string[];
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @enum {unknown} */
                            method: "MANUAL" | "ROUND_ROBIN" | "BY_ZONE" | "BY_LANGUAGE" | "LEAST_LOADED";
                            name: string;
                            sameBranch: boolean;
                            sources: string[];
                        }[];
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            next: {
                                id: string;
                                name: string;
                            }[];
                            open: number | null;
                            steps: {
                                key: string | null;
                                /** @enum {unknown} */
                                outcome: "CHOSEN" | "QUEUE" | "NOBODY" | "NO_MATCH";
                                ruleId: string;
                                skipped: {
                                    id: string;
                                    name: string;
                                    /** @enum {unknown} */
                                    reason: "NOT_ACTIVE" | "OTHER_BRANCH" | "NOT_RECEIVING" | "ABSENT" | "HOLIDAY" | "OFF_HOURS" | "FULL";
                                }[];
                                why: ("SWITCHED_OFF" | "BRANCH" | "CASE_TYPE" | "SOURCE" | "ZONE" | "LANGUAGE") | null;
                            }[];
                            usual: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first; agents see their own dossiers */
        get: {
            parameters: {
                query?: {
                    action?: "INSERT" | "UPDATE" | "DELETE" | "BLOCKED_BY_POLICY" | "READ" | "EXPORT" | "SIGN_IN" | "ERASURE" | "REPLAY";
                    actor?: string;
                    cursor?: string;
                    entity?: string;
                    entityId?: string;
                    from?: string;
                    limit?: number;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {unknown} */
                                action: "INSERT" | "UPDATE" | "DELETE" | "BLOCKED_BY_POLICY" | "READ" | "EXPORT" | "SIGN_IN" | "ERASURE" | "REPLAY";
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                changes: {
                                    after: unknown;
                                    before: unknown;
                                    field: string;
                                }[];
                                correlationId: string | null;
                                entity: string;
                                entityId: string;
                                erased: boolean;
                                id: string;
                                position: number | null;
                                sealed: boolean;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit as a file (ndjson or csv), oldest first, streamed; the export is recorded */
        get: {
            parameters: {
                query?: {
                    action?: "INSERT" | "UPDATE" | "DELETE" | "BLOCKED_BY_POLICY" | "READ" | "EXPORT" | "SIGN_IN" | "ERASURE" | "REPLAY";
                    actor?: string;
                    entity?: string;
                    entityId?: string;
                    format?: "ndjson" | "csv";
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the chain of seals is whole, and the first entry that is not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkedAt: string;
                            entries: number;
                            erased: number;
                            firstBroken: {
                                entryId: string | null;
                                position: number | null;
                                why: string;
                            } | null;
                            head: string | null;
                            headPosition: number;
                            ok: boolean;
                            sealed: number;
                            unsealed: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Free slots of an agent or of a branch, at most 200 */
        get: {
            parameters: {
                query: {
                    agentId?: string;
                    annonceId?: string;
                    branchId?: string;
                    colleagueIds?: string;
                    durationMinutes?: number;
                    exceptId?: string;
                    from: string;
                    resourceIds?: string;
                    to: string;
                    type?: "VISIT" | "CALL" | "OFFICE_MEETING" | "OWNER_VISIT" | "NOTARY_MEETING" | "SIGNING" | "SITE_VISIT" | "VIDEO_CALL";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agentId: string;
                                endsAt: string;
                                startsAt: string;
                                travel: {
                                    from: string;
                                    minutes: number;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Branches, the oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                address: string | null;
                                city: string;
                                /** @enum {unknown} */
                                country: "MA" | "FR";
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                                id: string;
                                legal: {
                                    card: string | null;
                                    cardIssuer: string | null;
                                    ice: string | null;
                                    legalForm: string | null;
                                    seat: string | null;
                                    siret: string | null;
                                    tradeRegister: string | null;
                                };
                                name: string;
                                phoneRegion: string;
                                timezone: string;
                                version: number;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open a branch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string | null;
                        city: string;
                        /** @enum {unknown} */
                        country: "MA" | "FR";
                        /** @enum {unknown} */
                        currency?: "MAD" | "EUR";
                        name: string;
                        phoneRegion?: string;
                        timezone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string | null;
                            city: string;
                            /** @enum {unknown} */
                            country: "MA" | "FR";
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            id: string;
                            legal: {
                                card: string | null;
                                cardIssuer: string | null;
                                ice: string | null;
                                legalForm: string | null;
                                seat: string | null;
                                siret: string | null;
                                tradeRegister: string | null;
                            };
                            name: string;
                            phoneRegion: string;
                            timezone: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a branch */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string | null;
                        city?: string;
                        /** @enum {unknown} */
                        country?: "MA" | "FR";
                        /** @enum {unknown} */
                        currency?: "MAD" | "EUR";
                        legal?: {
                            card?: string;
                            cardIssuer?: string;
                            ice?: string;
                            legalForm?: string;
                            seat?: string;
                            siret?: string;
                            tradeRegister?: string;
                        };
                        name?: string;
                        phoneRegion?: string;
                        timezone?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string | null;
                            city: string;
                            /** @enum {unknown} */
                            country: "MA" | "FR";
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            id: string;
                            legal: {
                                card: string | null;
                                cardIssuer: string | null;
                                ice: string | null;
                                legalForm: string | null;
                                seat: string | null;
                                siret: string | null;
                                tradeRegister: string | null;
                            };
                            name: string;
                            phoneRegion: string;
                            timezone: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/bulk-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own latest changes to many, with how far they are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                command: {
                                    [key: string]: unknown;
                                };
                                counts: {
                                    done: number;
                                    kept: number;
                                    refused: number;
                                    same: number;
                                    skipped: number;
                                    undone: number;
                                    waiting: number;
                                };
                                finishedAt: string | null;
                                id: string;
                                /** @enum {unknown} */
                                list: "DOSSIERS" | "ANNONCES";
                                startedAt: string;
                                /** @enum {unknown} */
                                state: "RUNNING" | "DONE" | "CANCELLED" | "UNDOING" | "UNDONE";
                                total: number;
                                undoUntil: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Change many dossiers or annonces in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        command: {
                            assigneeId: string | null;
                            /** @enum {string} */
                            kind: "ASSIGN";
                        } | {
                            /** @enum {string} */
                            kind: "SOURCE";
                            source: string;
                        } | {
                            justification?: string;
                            /** @enum {string} */
                            kind: "MOVE";
                            lossReason?: string;
                            to: string;
                            wonReason?: string;
                        };
                        expected?: number;
                        /** @enum {string} */
                        list: "DOSSIERS";
                        selection: {
                            ids: string[];
                        } | {
                            filter: {
                                [key: string]: unknown;
                            };
                        };
                    } | {
                        command: {
                            /** @enum {string} */
                            kind: "MOVE";
                            /** @enum {unknown} */
                            to: "PUBLISHED" | "PAUSED" | "ARCHIVED";
                        };
                        expected?: number;
                        /** @enum {string} */
                        list: "ANNONCES";
                        selection: {
                            ids: string[];
                        } | {
                            filter: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                [key: string]: unknown;
                            };
                            counts: {
                                done: number;
                                kept: number;
                                refused: number;
                                same: number;
                                skipped: number;
                                undone: number;
                                waiting: number;
                            };
                            finishedAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES";
                            startedAt: string;
                            /** @enum {unknown} */
                            state: "RUNNING" | "DONE" | "CANCELLED" | "UNDOING" | "UNDONE";
                            total: number;
                            undoUntil: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One change to many: its state and counts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                [key: string]: unknown;
                            };
                            counts: {
                                done: number;
                                kept: number;
                                refused: number;
                                same: number;
                                skipped: number;
                                undone: number;
                                waiting: number;
                            };
                            finishedAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES";
                            startedAt: string;
                            /** @enum {unknown} */
                            state: "RUNNING" | "DONE" | "CANCELLED" | "UNDOING" | "UNDONE";
                            total: number;
                            undoUntil: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-changes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a change: what is done stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                [key: string]: unknown;
                            };
                            counts: {
                                done: number;
                                kept: number;
                                refused: number;
                                same: number;
                                skipped: number;
                                undone: number;
                                waiting: number;
                            };
                            finishedAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES";
                            startedAt: string;
                            /** @enum {unknown} */
                            state: "RUNNING" | "DONE" | "CANCELLED" | "UNDOING" | "UNDONE";
                            total: number;
                            undoUntil: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-changes/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that were refused, each with the reason */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                entityId: string;
                                position: number;
                                reason: string;
                                reference: string | null;
                                /** @enum {unknown} */
                                state: "REFUSED" | "KEPT";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-changes/{id}/refusals.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Refused records as a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-changes/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a finished change back, within fifteen minutes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                [key: string]: unknown;
                            };
                            counts: {
                                done: number;
                                kept: number;
                                refused: number;
                                same: number;
                                skipped: number;
                                undone: number;
                                waiting: number;
                            };
                            finishedAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES";
                            startedAt: string;
                            /** @enum {unknown} */
                            state: "RUNNING" | "DONE" | "CANCELLED" | "UNDOING" | "UNDONE";
                            total: number;
                            undoUntil: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many records are chosen, and where all of them can go */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        list: "DOSSIERS" | "ANNONCES";
                        selection: {
                            ids: string[];
                        } | {
                            filter: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            limit: number;
                            total: number;
                            ways: {
                                requires: string[];
                                to: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the caller’s agenda has an address for calendar programs, since when, and when it was last read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feed: {
                                createdAt: string;
                                lastReadAt: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** A new secret address for the caller’s agenda, told once; the one before stops working */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uri */
                            address: string;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        /** End the address of the caller’s agenda */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts kept at hand for answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                shortcut: string;
                                texts: {
                                    ar: string | null;
                                    en: string | null;
                                    fr: string | null;
                                };
                                title: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Keep a text at hand */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        shortcut: string;
                        texts: {
                            ar?: string | null;
                            en?: string | null;
                            fr?: string | null;
                        };
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            shortcut: string;
                            texts: {
                                ar: string | null;
                                en: string | null;
                                fr: string | null;
                            };
                            title: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a text away; it can be restored */
        delete: {
            parameters: {
                query: {
                    version: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a text kept at hand */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        shortcut?: string;
                        texts?: {
                            ar?: string | null;
                            en?: string | null;
                            fr?: string | null;
                        };
                        title?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            shortcut: string;
                            texts: {
                                ar: string | null;
                                en: string | null;
                                fr: string | null;
                            };
                            title: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/canned-replies/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted text back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            shortcut: string;
                            texts: {
                                ar: string | null;
                                en: string | null;
                                fr: string | null;
                            };
                            title: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers the organisation writes from, without credentials */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agentEnabled: boolean;
                                branchId: string;
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                kind: string;
                                qualityRating: string | null;
                                status: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin connecting a WhatsApp number with a token that Meta takes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accessToken: string;
                        appSecret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                wabaId: string | null;
                            } | null;
                            heardAt: string | null;
                            id: string;
                            sent: {
                                at: string;
                                cause: string | null;
                                status: string;
                            } | null;
                            /** @enum {unknown} */
                            step: "NUMBER" | "WEBHOOK" | "TEST";
                            templates: {
                                language: string;
                                name: string;
                            }[];
                            version: number;
                            webhook: {
                                callbackUrl: string;
                                verifyToken: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far connecting a number has come */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                wabaId: string | null;
                            } | null;
                            heardAt: string | null;
                            id: string;
                            sent: {
                                at: string;
                                cause: string | null;
                                status: string;
                            } | null;
                            /** @enum {unknown} */
                            step: "NUMBER" | "WEBHOOK" | "TEST";
                            templates: {
                                language: string;
                                name: string;
                            }[];
                            version: number;
                            webhook: {
                                callbackUrl: string;
                                verifyToken: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Drop what was begun */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the number in service */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        agentEnabled: boolean;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one of these numbers */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        branchId: string;
                        displayName: string;
                        phoneNumberId: string;
                        version: number;
                        wabaId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                wabaId: string | null;
                            } | null;
                            heardAt: string | null;
                            id: string;
                            sent: {
                                at: string;
                                cause: string | null;
                                status: string;
                            } | null;
                            /** @enum {unknown} */
                            step: "NUMBER" | "WEBHOOK" | "TEST";
                            templates: {
                                language: string;
                                name: string;
                            }[];
                            version: number;
                            webhook: {
                                callbackUrl: string;
                                verifyToken: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The numbers of a business account at Meta */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        wabaId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                displayPhone: string;
                                id: string;
                                quality: string | null;
                                tier: string | null;
                                verifiedName: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the phone that just wrote to the number */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        phone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                wabaId: string | null;
                            } | null;
                            heardAt: string | null;
                            id: string;
                            sent: {
                                at: string;
                                cause: string | null;
                                status: string;
                            } | null;
                            /** @enum {unknown} */
                            step: "NUMBER" | "WEBHOOK" | "TEST";
                            templates: {
                                language: string;
                                name: string;
                            }[];
                            version: number;
                            webhook: {
                                callbackUrl: string;
                                verifyToken: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}/test-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an approved template to the own phone of who asks, with that as their agreement */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ownNumber: true;
                        phone: string;
                        template: {
                            language: string;
                            name: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                wabaId: string | null;
                            } | null;
                            heardAt: string | null;
                            id: string;
                            sent: {
                                at: string;
                                cause: string | null;
                                status: string;
                            } | null;
                            /** @enum {unknown} */
                            step: "NUMBER" | "WEBHOOK" | "TEST";
                            templates: {
                                language: string;
                                name: string;
                            }[];
                            version: number;
                            webhook: {
                                callbackUrl: string;
                                verifyToken: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-drafts/{id}/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have Meta verify our address and deliver to it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                wabaId: string | null;
                            } | null;
                            heardAt: string | null;
                            id: string;
                            sent: {
                                at: string;
                                cause: string | null;
                                status: string;
                            } | null;
                            /** @enum {unknown} */
                            step: "NUMBER" | "WEBHOOK" | "TEST";
                            templates: {
                                language: string;
                                name: string;
                            }[];
                            version: number;
                            webhook: {
                                callbackUrl: string;
                                verifyToken: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers and mailboxes of the organisation with their state, and what was begun */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drafts: {
                                createdAt: string;
                                displayPhone: string | null;
                                id: string;
                                /** @enum {unknown} */
                                step: "NUMBER" | "WEBHOOK" | "TEST";
                            }[];
                            items: {
                                agentEnabled: boolean;
                                branchId: string;
                                callbackUrl: string | null;
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                imap: {
                                    error: {
                                        code: string;
                                        since: string;
                                        text: string | null;
                                    } | null;
                                    folder: string;
                                    letterAt: string | null;
                                    readAt: string | null;
                                    since: string;
                                    tooLarge: number;
                                    unreadable: number;
                                } | null;
                                /** @enum {unknown} */
                                kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                                lastInboundAt: string | null;
                                lastSentAt: string | null;
                                mailIn: {
                                    own: boolean;
                                    receivedAt: string | null;
                                    secretAt: string | null;
                                } | null;
                                pausedUntil: string | null;
                                quality: string | null;
                                queued: number;
                                reason: {
                                    code: string;
                                    text: string | null;
                                } | null;
                                /** @enum {unknown} */
                                status: "ACTIVE" | "PAUSED" | "DISABLED";
                                tier: string | null;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, branch or assistant of a number */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        agentEnabled?: boolean;
                        /** Format: uuid */
                        branchId?: string;
                        displayName?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/channels/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the credentials of a number, kept when the provider takes them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mailbox?: {
                            host: string;
                            password: string;
                            port: number;
                            /** @enum {unknown} */
                            security: "TLS" | "STARTTLS";
                            user: string;
                        };
                        meta?: {
                            accessToken: string;
                            appSecret?: string;
                        };
                        twilio?: {
                            authToken: string;
                        };
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a number out of service; what waits is cancelled, what was written stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/imap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the letters of a mailbox fetched from its server, from now on; again with other credentials */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        folder: string;
                        host: string;
                        password: string;
                        port: number;
                        /** @enum {unknown} */
                        security: "TLS" | "STARTTLS";
                        user: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/imap/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in to the server of a mailbox and open the folder; nothing is kept or changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        folder: string;
                        host: string;
                        password: string;
                        port: number;
                        /** @enum {unknown} */
                        security: "TLS" | "STARTTLS";
                        user: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/imap/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch the letters of a mailbox no longer; its credentials are gone with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/incoming-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let letters to a mailbox come in; the answer is the only one with the secret that signs them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channel: {
                                agentEnabled: boolean;
                                branchId: string;
                                callbackUrl: string | null;
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                imap: {
                                    error: {
                                        code: string;
                                        since: string;
                                        text: string | null;
                                    } | null;
                                    folder: string;
                                    letterAt: string | null;
                                    readAt: string | null;
                                    since: string;
                                    tooLarge: number;
                                    unreadable: number;
                                } | null;
                                /** @enum {unknown} */
                                kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                                lastInboundAt: string | null;
                                lastSentAt: string | null;
                                mailIn: {
                                    own: boolean;
                                    receivedAt: string | null;
                                    secretAt: string | null;
                                } | null;
                                pausedUntil: string | null;
                                quality: string | null;
                                queued: number;
                                reason: {
                                    code: string;
                                    text: string | null;
                                } | null;
                                /** @enum {unknown} */
                                status: "ACTIVE" | "PAUSED" | "DISABLED";
                                tier: string | null;
                                version: number;
                            };
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/incoming-mail/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another secret for the letters to a mailbox; the one before opens nothing any more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channel: {
                                agentEnabled: boolean;
                                branchId: string;
                                callbackUrl: string | null;
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                imap: {
                                    error: {
                                        code: string;
                                        since: string;
                                        text: string | null;
                                    } | null;
                                    folder: string;
                                    letterAt: string | null;
                                    readAt: string | null;
                                    since: string;
                                    tooLarge: number;
                                    unreadable: number;
                                } | null;
                                /** @enum {unknown} */
                                kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                                lastInboundAt: string | null;
                                lastSentAt: string | null;
                                mailIn: {
                                    own: boolean;
                                    receivedAt: string | null;
                                    secretAt: string | null;
                                } | null;
                                pausedUntil: string | null;
                                quality: string | null;
                                queued: number;
                                reason: {
                                    code: string;
                                    text: string | null;
                                } | null;
                                /** @enum {unknown} */
                                status: "ACTIVE" | "PAUSED" | "DISABLED";
                                tier: string | null;
                                version: number;
                            };
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/incoming-mail/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let letters to a mailbox come in no longer; it goes on sending */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold back what is to leave by a number */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        until: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a number send again, whatever stopped it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a mailbox that letters leave from */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                        /** Format: uuid */
                        branchId: string;
                        displayName: string;
                        host: string;
                        password: string;
                        port: number;
                        /** @enum {unknown} */
                        security: "TLS" | "STARTTLS";
                        user: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/mailbox/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in to a mail server; nothing is sent or kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        host: string;
                        password: string;
                        port: number;
                        /** @enum {unknown} */
                        security: "TLS" | "STARTTLS";
                        user: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/spend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a month of messages cost by number and kind, and what is left of the limits of today */
        get: {
            parameters: {
                query?: {
                    month?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                amount: number;
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                lines: {
                                    amount: number;
                                    billed: number;
                                    /** @enum {unknown} */
                                    category: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE" | "OTHER";
                                    free: number;
                                    unpriced: number;
                                }[];
                                recipientsPerDay: number | null;
                            }[];
                            currency: string | null;
                            month: string;
                            monthlyCap: number | null;
                            quota: {
                                limit: number;
                                used: number;
                            } | null;
                            reached: number;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/twilio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a sender at Twilio, for text messages or WhatsApp */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountSid: string;
                        authToken: string;
                        /** Format: uuid */
                        branchId: string;
                        /** @enum {unknown} */
                        channel: "SMS" | "WHATSAPP";
                        displayName: string;
                        phone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentEnabled: boolean;
                            branchId: string;
                            callbackUrl: string | null;
                            displayName: string;
                            displayPhone: string;
                            id: string;
                            imap: {
                                error: {
                                    code: string;
                                    since: string;
                                    text: string | null;
                                } | null;
                                folder: string;
                                letterAt: string | null;
                                readAt: string | null;
                                since: string;
                                tooLarge: number;
                                unreadable: number;
                            } | null;
                            /** @enum {unknown} */
                            kind: "WHATSAPP_CLOUD" | "TWILIO_WHATSAPP" | "TWILIO_SMS" | "SMTP";
                            lastInboundAt: string | null;
                            lastSentAt: string | null;
                            mailIn: {
                                own: boolean;
                                receivedAt: string | null;
                                secretAt: string | null;
                            } | null;
                            pausedUntil: string | null;
                            quality: string | null;
                            queued: number;
                            reason: {
                                code: string;
                                text: string | null;
                            } | null;
                            /** @enum {unknown} */
                            status: "ACTIVE" | "PAUSED" | "DISABLED";
                            tier: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/twilio/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask Twilio for an account; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountSid: string;
                        authToken: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts, newest first or by name; q finds names, numbers in any form, addresses */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                    sort?: "recent" | "oldest" | "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                country: string | null;
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    bouncedAt: string | null;
                                    id: string;
                                    kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                    primary: boolean;
                                    raw: string | null;
                                    value: string;
                                }[];
                                kind: "PERSON" | "COMPANY";
                                locale: string | null;
                                openDossiers: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create a contact */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        country?: string;
                        displayName?: string;
                        emails?: string[];
                        firstName?: string;
                        kind?: "PERSON" | "COMPANY";
                        lastName?: string;
                        locale?: "fr" | "ar" | "en" | "darija";
                        note?: string;
                        phones?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            country: string | null;
                            createdAt: string;
                            displayName: string;
                            dossiers: {
                                caseType: string;
                                id: string;
                                reference: string;
                                status: string;
                            }[];
                            erasedAt: string | null;
                            firstName: string | null;
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            kind: "PERSON" | "COMPANY";
                            lastName: string | null;
                            locale: string | null;
                            note: string | null;
                            roles: {
                                annonce: {
                                    id: string;
                                    reference: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                id: string;
                                role: string;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            country: string | null;
                            createdAt: string;
                            displayName: string;
                            dossiers: {
                                caseType: string;
                                id: string;
                                reference: string;
                                status: string;
                            }[];
                            erasedAt: string | null;
                            firstName: string | null;
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            kind: "PERSON" | "COMPANY";
                            lastName: string | null;
                            locale: string | null;
                            note: string | null;
                            roles: {
                                annonce: {
                                    id: string;
                                    reference: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                id: string;
                                role: string;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a contact */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        country?: string | null;
                        displayName?: string;
                        firstName?: string | null;
                        lastName?: string | null;
                        locale?: ("fr" | "ar" | "en" | "darija") | null;
                        note?: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            country: string | null;
                            createdAt: string;
                            displayName: string;
                            dossiers: {
                                caseType: string;
                                id: string;
                                reference: string;
                                status: string;
                            }[];
                            erasedAt: string | null;
                            firstName: string | null;
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            kind: "PERSON" | "COMPANY";
                            lastName: string | null;
                            locale: string | null;
                            note: string | null;
                            roles: {
                                annonce: {
                                    id: string;
                                    reference: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                id: string;
                                role: string;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/contacts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the contact agreed to, with the proofs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            history: {
                                at: string;
                                capturedBy: string;
                                channel: string;
                                evidence: {
                                    [key: string]: unknown;
                                } | null;
                                expiresAt: string | null;
                                id: string;
                                identityId: string;
                                purpose: string;
                                source: string;
                                state: string;
                                textShown: string | null;
                                textVersion: string | null;
                            }[];
                            items: {
                                channel: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE";
                                eventId: string;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: "REPLY" | "CONTACT" | "MARKETING";
                                since: string;
                                state: "PENDING" | "GRANTED" | "DENIED" | "REVOKED" | "EXPIRED";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Record what the contact said, with its proof */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE";
                        evidence?: {
                            [key: string]: string;
                        };
                        /** Format: uuid */
                        identityId: string;
                        purpose: "REPLY" | "CONTACT" | "MARKETING";
                        source: "PAPER" | "UI" | "API" | "PORTAL_FORM" | "EMAIL_CONFIRM" | "IMPORT";
                        state: "GRANTED" | "DENIED" | "REVOKED";
                        textShown?: string;
                        textVersion?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                channel: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE";
                                eventId: string;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: "REPLY" | "CONTACT" | "MARKETING";
                                since: string;
                                state: "PENDING" | "GRANTED" | "DENIED" | "REVOKED" | "EXPIRED";
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/consents/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person agreed to and the proof of each change, to be printed (PDF) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what a person asks about their data; a copy is begun at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "EXPORT" | "ERASURE";
                        note?: string;
                        /** @enum {unknown} */
                        receivedBy: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE_CALL" | "LETTER" | "IN_PERSON";
                        /** Format: date */
                        receivedOn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            closedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            } | null;
                            contact: {
                                displayName: string;
                                erased: boolean;
                                id: string;
                            };
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            dueOn: string;
                            files: {
                                json: string;
                                pdf: string;
                            } | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "EXPORT" | "ERASURE";
                            note: string | null;
                            readyAt: string | null;
                            /** @enum {unknown} */
                            receivedBy: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE_CALL" | "LETTER" | "IN_PERSON";
                            receivedOn: string;
                            refuseReason: string | null;
                            /** @enum {unknown} */
                            state: "OPEN" | "READY" | "DONE" | "REFUSED";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What erasing a person would take, and what stands in its way; nothing is changed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                appointments: number;
                                documents: number;
                                dossiers: number;
                                identities: number;
                                messages: number;
                                notes: number;
                            };
                            displayName: string;
                            obstacles: {
                                /** @enum {unknown} */
                                code: "OPEN_DOSSIER" | "COMING_APPOINTMENT" | "MESSAGE_ON_ITS_WAY" | "OWNS_ANNONCE" | "RUNNING_MANDATE" | "LEGAL_HOLD";
                                count: number;
                                references: string[];
                                until: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a person unrecognisable, for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName: string;
                        /** Format: uuid */
                        requestId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            files: number;
                            rows: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a number or an address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "PHONE" | "EMAIL";
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            country: string | null;
                            createdAt: string;
                            displayName: string;
                            dossiers: {
                                caseType: string;
                                id: string;
                                reference: string;
                                status: string;
                            }[];
                            erasedAt: string | null;
                            firstName: string | null;
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            kind: "PERSON" | "COMPANY";
                            lastName: string | null;
                            locale: string | null;
                            note: string | null;
                            roles: {
                                annonce: {
                                    id: string;
                                    reference: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                id: string;
                                role: string;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/identities/{identityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a number or an address that nothing rests on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    identityId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What merging another contact into this one would do; nothing is changed */
        get: {
            parameters: {
                query: {
                    with: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            conflicts: {
                                branchId: string;
                                caseType: string;
                                /** @enum {string} */
                                code: "OPEN_DOSSIERS";
                                loser: {
                                    id: string;
                                    reference: string;
                                    status: string;
                                };
                                survivor: {
                                    id: string;
                                    reference: string;
                                    status: string;
                                };
                            }[];
                            consents: {
                                channel: string;
                                from: string;
                                identityId: string;
                                purpose: string;
                                to: string;
                                value: string;
                            }[];
                            fields: {
                                choices: ("SURVIVOR" | "LOSER" | "BOTH")[];
                                differs: boolean;
                                /** @enum {unknown} */
                                field: "displayName" | "firstName" | "lastName" | "kind" | "locale" | "country" | "note";
                                loser: unknown;
                                loserText: string | null;
                                /** @enum {unknown} */
                                suggested: "SURVIVOR" | "LOSER" | "BOTH";
                                survivor: unknown;
                                survivorText: string | null;
                            }[];
                            loser: {
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    id: string;
                                    kind: string;
                                    value: string;
                                }[];
                                version: number;
                            };
                            moves: {
                                [key: string]: number;
                            };
                            survivor: {
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    id: string;
                                    kind: string;
                                    value: string;
                                }[];
                                version: number;
                            };
                            undoUntil: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Merge another contact into this one; can be undone for 30 days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        dossiers?: ({
                            /** @enum {string} */
                            action: "MERGE";
                            /** @enum {unknown} */
                            keep?: "SURVIVOR" | "LOSER";
                            /** Format: uuid */
                            loserId: string;
                        } | {
                            /** @enum {string} */
                            action: "KEEP";
                            /** Format: uuid */
                            loserId: string;
                            reason: string;
                        })[];
                        fields?: {
                            /** @enum {unknown} */
                            country?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            displayName?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            firstName?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            kind?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            lastName?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            locale?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            note?: "SURVIVOR" | "LOSER" | "BOTH";
                        };
                        /** Format: uuid */
                        loserId: string;
                        loserVersion: number;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            loserId: string;
                            mergeId: string;
                            moved: {
                                [key: string]: number;
                            };
                            survivorId: string;
                            undoUntil: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a contact stands on the suppression list */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: string;
                                createdBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                hint: string;
                                id: string;
                                identityId: string | null;
                                /** @enum {unknown} */
                                kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                liftedAt: string | null;
                                liftedBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                } | null;
                                liftReason: string | null;
                                note: string | null;
                                /** @enum {unknown} */
                                reason: "OBJECTION" | "COMPLAINT" | "WRONG_PERSON" | "ERASED" | "OTHER" | "BOUNCED";
                                /** @enum {unknown} */
                                scope: "ALL" | "MARKETING" | "ADDRESS";
                                withId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of the inbox, newest first; what sleeps by when it wakes */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                    view?: "all" | "mine" | "unassigned" | "waiting" | "agent" | "snoozed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                assignee: {
                                    id: string;
                                    name: string;
                                } | null;
                                channel: string;
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                dossier: {
                                    band: string | null;
                                    id: string;
                                    reference: string;
                                    score: number | null;
                                    status: string;
                                } | null;
                                handledBy: "AGENT" | "HUMAN";
                                handlingReason: string | null;
                                id: string;
                                lastAt: string;
                                lastMessage: {
                                    at: string;
                                    authorKind: string;
                                    direction: "IN" | "OUT";
                                    text: string | null;
                                    type: string;
                                } | null;
                                needsHuman: boolean;
                                snoozed: {
                                    by: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    until: string;
                                    zone: string;
                                } | null;
                                unreadCount: number;
                                waitingSince: string | null;
                                windowExpiresAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open the conversation with the contact or a party of a dossier: the one that stands, else a new one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        channel?: "WHATSAPP" | "SMS" | "EMAIL";
                        /** Format: uuid */
                        contactId: string;
                        /** Format: uuid */
                        dossierId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation, and whether one may write in it now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            channel: string;
                            consents: {
                                channel: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE";
                                eventId: string;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: "REPLY" | "CONTACT" | "MARKETING";
                                since: string;
                                state: "PENDING" | "GRANTED" | "DENIED" | "REVOKED" | "EXPIRED";
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            dossier: {
                                band: string | null;
                                id: string;
                                reference: string;
                                score: number | null;
                                status: string;
                            } | null;
                            handledBy: "AGENT" | "HUMAN";
                            handlingReason: string | null;
                            id: string;
                            identity: {
                                id: string;
                                kind: string;
                                value: string;
                            };
                            lastAt: string;
                            lastMessage: {
                                at: string;
                                authorKind: string;
                                direction: "IN" | "OUT";
                                text: string | null;
                                type: string;
                            } | null;
                            mayWrite: {
                                answer: "YES" | "NO" | "LATER";
                                code: string | null;
                                reason: string | null;
                                until: string | null;
                            };
                            needsHuman: boolean;
                            snoozed: {
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                until: string;
                                zone: string;
                            } | null;
                            typing: {
                                id: string;
                                name: string;
                            } | null;
                            unreadCount: number;
                            waitingSince: string | null;
                            windowExpiresAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the conversation to a colleague */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigneeId: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts kept at hand, in the language of this conversation’s person and with names in place */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {unknown} */
                                language: "fr" | "ar" | "en";
                                shortcut: string;
                                text: string;
                                title: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/contact-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May I contact this person now: the answer, and what each rule says */
        get: {
            parameters: {
                query?: {
                    by?: "PERSON" | "ASSISTANT";
                    language?: string;
                    template?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answer: "YES" | "NO" | "LATER";
                            at: string;
                            channel: string;
                            code: string | null;
                            findings: {
                                name: string;
                                result: "PASS" | "NO" | "LATER" | "NOT_ASKED";
                                rule: string;
                                text: string;
                                until: string | null;
                            }[];
                            purpose: string | null;
                            sentence: string;
                            until: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/contact-proof/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, to be printed (PDF) */
        get: {
            parameters: {
                query?: {
                    by?: "PERSON" | "ASSISTANT";
                    language?: string;
                    template?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the conversation back to the assistant */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The thread, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                at: string;
                                attempts: number;
                                author: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                choice: {
                                    title: string | null;
                                } | null;
                                citations: {
                                    annonceId: string;
                                    field: string;
                                    reference: string;
                                    value: string;
                                    version?: number;
                                }[];
                                contacts: {
                                    emails: string[];
                                    name: string | null;
                                    organisation: string | null;
                                    phones: string[];
                                }[];
                                decisionId: string | null;
                                deleted: boolean;
                                deliveredAt: string | null;
                                direction: "IN" | "OUT";
                                dueAt: string | null;
                                editedAt: string | null;
                                failure: {
                                    cause: string | null;
                                    code: string;
                                } | null;
                                id: string;
                                interactive: {
                                    buttons: {
                                        id: string;
                                        title: string;
                                    }[];
                                } | null;
                                location: {
                                    address: string | null;
                                    latitude: number;
                                    longitude: number;
                                    name: string | null;
                                } | null;
                                media: {
                                    filename: string | null;
                                    height: number | null;
                                    mimeType: string | null;
                                    mismatch: boolean;
                                    size: number | null;
                                    /** @enum {unknown} */
                                    state: "READY" | "PENDING" | "MISSING" | "TOO_LARGE";
                                    url: string | null;
                                    voice: boolean;
                                    width: number | null;
                                } | null;
                                reactions: {
                                    by: string;
                                    emoji: string;
                                }[];
                                readAt: string | null;
                                replyTo: {
                                    id: string | null;
                                    text: string | null;
                                } | null;
                                sentAt: string | null;
                                status: "RECEIVED" | "QUEUED" | "SENDING" | "ACCEPTED" | "SENT" | "DELIVERED" | "READ" | "FAILED" | "DEAD" | "CANCELLED" | "UNKNOWN";
                                subject: string | null;
                                text: string | null;
                                type: string;
                                understood: {
                                    intents: {
                                        code: string;
                                        confidence: number;
                                    }[];
                                    lang: string;
                                    slots: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything was read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the conversation off until an instant, a year ahead at most */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/snooze-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The moments offered for putting the conversation off, by the clock of its branch */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: "LATER_TODAY" | "TOMORROW" | "MONDAY";
                                until: string;
                            }[];
                            zone: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the assistant would answer now, and the language the person writes in; nothing is sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            language: ("fr" | "ar" | "en" | "darija" | "mixed") | null;
                            text: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the conversation over from the assistant */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approved templates for this conversation, their variables filled with what is known */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                body: string;
                                buttons: string[];
                                /** @enum {unknown} */
                                category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                                footer: string | null;
                                header: {
                                    /** @enum {string} */
                                    format: "TEXT";
                                    text: string;
                                } | {
                                    /** @enum {unknown} */
                                    format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION";
                                } | null;
                                language: string;
                                mayWrite: {
                                    answer: "YES" | "NO" | "LATER";
                                    code: string | null;
                                    reason: string | null;
                                    until: string | null;
                                };
                                name: string;
                                slots: ("HEADER" | "BODY" | "BUTTON")[];
                                variables: {
                                    example: string | null;
                                    name: string;
                                    /** @enum {unknown} */
                                    type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                                    value: string | null;
                                }[];
                            }[];
                            /** @enum {unknown} */
                            language: "fr" | "ar" | "en";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The letter a template would be for the person of this conversation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        language: string;
                        name: string;
                        variables?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            html: string;
                            subject: string;
                            text: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I am writing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the conversation out of its sleep */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers beside the lists of the inbox: unread conversations, and all that sleep; 100 means more than 99 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: number;
                            mine: number;
                            snoozed: number;
                            unassigned: number;
                            waiting: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of what people asked about their data: those that wait by their last day, all others newest first */
        get: {
            parameters: {
                query?: {
                    contactId?: string;
                    cursor?: string;
                    limit?: number;
                    state?: "WAITING" | "CLOSED";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                closedAt: string | null;
                                closedBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                } | null;
                                contact: {
                                    displayName: string;
                                    erased: boolean;
                                    id: string;
                                };
                                createdAt: string;
                                createdBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                dueOn: string;
                                files: {
                                    json: string;
                                    pdf: string;
                                } | null;
                                id: string;
                                /** @enum {unknown} */
                                kind: "EXPORT" | "ERASURE";
                                note: string | null;
                                readyAt: string | null;
                                /** @enum {unknown} */
                                receivedBy: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE_CALL" | "LETTER" | "IN_PERSON";
                                receivedOn: string;
                                refuseReason: string | null;
                                /** @enum {unknown} */
                                state: "OPEN" | "READY" | "DONE" | "REFUSED";
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request, with short-lived links to its answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            closedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            } | null;
                            contact: {
                                displayName: string;
                                erased: boolean;
                                id: string;
                            };
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            dueOn: string;
                            files: {
                                json: string;
                                pdf: string;
                            } | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "EXPORT" | "ERASURE";
                            note: string | null;
                            readyAt: string | null;
                            /** @enum {unknown} */
                            receivedBy: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE_CALL" | "LETTER" | "IN_PERSON";
                            receivedOn: string;
                            refuseReason: string | null;
                            /** @enum {unknown} */
                            state: "OPEN" | "READY" | "DONE" | "REFUSED";
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a request: answered, or refused with its reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "DONE" | "REFUSED";
                        reason?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            closedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            } | null;
                            contact: {
                                displayName: string;
                                erased: boolean;
                                id: string;
                            };
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            dueOn: string;
                            files: {
                                json: string;
                                pdf: string;
                            } | null;
                            id: string;
                            /** @enum {unknown} */
                            kind: "EXPORT" | "ERASURE";
                            note: string | null;
                            readyAt: string | null;
                            /** @enum {unknown} */
                            receivedBy: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE_CALL" | "LETTER" | "IN_PERSON";
                            receivedOn: string;
                            refuseReason: string | null;
                            /** @enum {unknown} */
                            state: "OPEN" | "READY" | "DONE" | "REFUSED";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Automatic judgements with their reasons, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: string;
                    limit?: number;
                    subjectId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                alternatives: unknown[];
                                at: string;
                                confidence: number | null;
                                durationMs: number;
                                engine: string;
                                engineVersion: string;
                                factors: {
                                    code: string;
                                    evidence: {
                                        id: string | null;
                                        kind: string;
                                        text: string | null;
                                    } | null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number | null;
                                }[];
                                id: string;
                                inputs: {
                                    [key: string]: unknown;
                                };
                                inputsHash: string;
                                kind: string;
                                override: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    reason: string;
                                    result: {
                                        [key: string]: unknown;
                                    };
                                } | null;
                                result: {
                                    [key: string]: unknown;
                                };
                                subject: {
                                    id: string;
                                    kind: string;
                                };
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One judgement: facts, factors, result, what a person said to it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            alternatives: unknown[];
                            at: string;
                            confidence: number | null;
                            durationMs: number;
                            engine: string;
                            engineVersion: string;
                            factors: {
                                code: string;
                                evidence: {
                                    id: string | null;
                                    kind: string;
                                    text: string | null;
                                } | null;
                                label: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                };
                                points: number;
                                value: unknown;
                                weight: number | null;
                            }[];
                            id: string;
                            inputs: {
                                [key: string]: unknown;
                            };
                            inputsHash: string;
                            kind: string;
                            override: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                result: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            result: {
                                [key: string]: unknown;
                            };
                            subject: {
                                id: string;
                                kind: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set another result, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        result: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            alternatives: unknown[];
                            at: string;
                            confidence: number | null;
                            durationMs: number;
                            engine: string;
                            engineVersion: string;
                            factors: {
                                code: string;
                                evidence: {
                                    id: string | null;
                                    kind: string;
                                    text: string | null;
                                } | null;
                                label: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                };
                                points: number;
                                value: unknown;
                                weight: number | null;
                            }[];
                            id: string;
                            inputs: {
                                [key: string]: unknown;
                            };
                            inputsHash: string;
                            kind: string;
                            override: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                result: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            result: {
                                [key: string]: unknown;
                            };
                            subject: {
                                id: string;
                                kind: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the demonstration data */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                email: string;
                                name: string;
                                organization: string;
                                password: string;
                                role: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The development clock */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            now: string;
                            offsetMs: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the development clock forward; everything due is worked off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ms: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            now: string;
                            offsetMs: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents of one dossier, annonce or contact, newest first */
        get: {
            parameters: {
                query?: {
                    annonceId?: string;
                    contactId?: string;
                    cursor?: string;
                    dossierId?: string;
                    limit?: number;
                    removed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            can: {
                                confidential: boolean;
                                manage: boolean;
                                upload: boolean;
                            };
                            items: {
                                checked: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                } | null;
                                current: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    mediaType: string;
                                    name: string;
                                    number: number;
                                    size: number;
                                    thumbUrl: string | null;
                                } | null;
                                daysLeft: number | null;
                                dueOn: string | null;
                                expiresOn: string | null;
                                id: string;
                                note: string | null;
                                overdue: boolean;
                                received: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                } | null;
                                rejected: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    reason: string;
                                } | null;
                                removed: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    reason: string;
                                    until: string;
                                } | null;
                                requested: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                } | null;
                                /** @enum {unknown} */
                                state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                                subject: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                                };
                                title: string | null;
                                type: string;
                                version: number;
                                /** @enum {unknown} */
                                visibility: "TEAM" | "MANAGERS";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ask for one or several documents */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        annonceId?: string;
                        /** Format: uuid */
                        contactId?: string;
                        documents: {
                            title?: string;
                            type: string;
                        }[];
                        /** Format: uuid */
                        dossierId?: string;
                        /** Format: date */
                        dueOn?: string;
                        note?: string;
                        /** @enum {unknown} */
                        visibility?: "TEAM" | "MANAGERS";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                checked: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                } | null;
                                current: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    mediaType: string;
                                    name: string;
                                    number: number;
                                    size: number;
                                    thumbUrl: string | null;
                                } | null;
                                daysLeft: number | null;
                                dueOn: string | null;
                                expiresOn: string | null;
                                id: string;
                                note: string | null;
                                overdue: boolean;
                                received: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                } | null;
                                rejected: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    reason: string;
                                } | null;
                                removed: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    reason: string;
                                    until: string;
                                } | null;
                                requested: {
                                    at: string;
                                    by: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                } | null;
                                /** @enum {unknown} */
                                state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                                subject: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                                };
                                title: string | null;
                                type: string;
                                version: number;
                                /** @enum {unknown} */
                                visibility: "TEAM" | "MANAGERS";
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, date or annotate a document, say who sees it */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        dueOn?: string | null;
                        expiresOn?: string | null;
                        note?: string | null;
                        title?: string | null;
                        type?: string;
                        version: number;
                        /** @enum {unknown} */
                        visibility?: "TEAM" | "MANAGERS";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/documents/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the latest file is what it should be */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        expiresOn?: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the latest file, saying why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a document away or a request back, saying why; undone within 30 days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring back a document that was taken away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every file a document had, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Bring the file that was asked for, or the next version: multipart field "file" (PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT up to 15 MB); field expiresOn */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/versions/{number}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A short-lived link to one file of a document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            inline: boolean;
                            name: string;
                            url: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a document: multipart field "file" (PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT up to 15 MB); fields dossierId, annonceId or contactId, type, title, visibility, expiresOn */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checked: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            current: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                mediaType: string;
                                name: string;
                                number: number;
                                size: number;
                                thumbUrl: string | null;
                            } | null;
                            daysLeft: number | null;
                            dueOn: string | null;
                            expiresOn: string | null;
                            id: string;
                            note: string | null;
                            overdue: boolean;
                            received: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            rejected: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                            } | null;
                            removed: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                reason: string;
                                until: string;
                            } | null;
                            requested: {
                                at: string;
                                by: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                            } | null;
                            /** @enum {unknown} */
                            state: "REQUESTED" | "RECEIVED" | "CHECKED" | "REJECTED" | "EXPIRED";
                            subject: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "ANNONCE" | "CONTACT";
                            };
                            title: string | null;
                            type: string;
                            version: number;
                            /** @enum {unknown} */
                            visibility: "TEAM" | "MANAGERS";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dossiers the caller may see, filtered; by activity, opening date, time in the present state or score */
        get: {
            parameters: {
                query?: {
                    assignee?: "me" | "none" | string;
                    branchId?: string;
                    caseType?: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                    cursor?: string;
                    limit?: number;
                    open?: boolean;
                    q?: string;
                    sort?: "activity" | "activity.asc" | "opened" | "opened.asc" | "score" | "since" | "since.asc";
                    source?: string;
                    status?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                assignee: {
                                    id: string;
                                    name: string;
                                } | null;
                                band: string | null;
                                branchId: string;
                                budget: {
                                    currency: string;
                                    max: number | null;
                                    min: number | null;
                                } | null;
                                caseType: string;
                                city: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                lastActivityAt: string;
                                nextAppointmentAt: string | null;
                                openedAt: string;
                                reference: string;
                                score: number | null;
                                source: string;
                                status: string;
                                statusSince: string;
                                unread: number;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open a dossier for a known or a new contact; answers its row */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        annonceId?: string;
                        assigneeId?: string | null;
                        /** Format: uuid */
                        branchId?: string;
                        budget?: {
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            max: number | null;
                            min: number | null;
                        };
                        /** @enum {unknown} */
                        caseType: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                        contact?: {
                            displayName: string;
                            emails?: string[];
                            phones?: string[];
                        };
                        /** Format: uuid */
                        contactId?: string;
                        criteria?: {
                            bedroomsMin?: number | null;
                            cities?: string[] | null;
                            features?: string[] | null;
                            financing?: string | null;
                            furnished?: boolean | null;
                            moveIn?: string | null;
                            propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[] | null;
                            roomsMin?: number | null;
                            surfaceMax?: number | null;
                            surfaceMin?: number | null;
                            transaction?: ("SALE" | "RENT") | null;
                            zones?: string[] | null;
                        };
                        duplicateReason?: string;
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            caseType: string;
                            city: string | null;
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            id: string;
                            lastActivityAt: string;
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            reference: string;
                            score: number | null;
                            source: string;
                            status: string;
                            statusSince: string;
                            unread: number;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dossier with everything on its page */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            appointments: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                type: string;
                                version: number;
                            }[];
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            canAssign: boolean;
                            canEdit: boolean;
                            canRedactNotes: boolean;
                            canReopen: boolean;
                            caseType: string;
                            city: string | null;
                            closedAt: string | null;
                            consents: {
                                channel: string;
                                eventId: string | null;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: string;
                                since: string | null;
                                state: string;
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            conversations: {
                                channel: string;
                                handledBy: string;
                                id: string;
                                unreadCount: number;
                            }[];
                            criteria: {
                                bedroomsMin?: number;
                                cities?: string[];
                                features?: string[];
                                financing?: string;
                                furnished?: boolean;
                                moveIn?: string;
                                propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[];
                                roomsMin?: number;
                                surfaceMax?: number;
                                surfaceMin?: number;
                                /** @enum {unknown} */
                                transaction?: "SALE" | "RENT";
                                zones?: string[];
                            };
                            expectedValue: {
                                amount: number;
                                currency: string;
                            } | null;
                            firstResponseAt: string | null;
                            firstResponseDueAt: string | null;
                            heldFrom: string | null;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                fields: {
                                    [key: string]: unknown;
                                };
                                from: string | null;
                                to: string;
                            }[];
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: string;
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            interests: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                };
                                at: string;
                                id: string;
                                opinion: string | null;
                                reason: string | null;
                                state: string;
                            }[];
                            isOpen: boolean;
                            lastActivityAt: string;
                            lossReason: string | null;
                            matches: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    currency: string;
                                };
                                propertyType: string;
                                quality: {
                                    score: number;
                                };
                                reasons: {
                                    code: string;
                                    evidence: null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number;
                                }[];
                                reference: string;
                                rentPeriod: string | null;
                                rooms: number | null;
                                score: number;
                                status: string;
                                surface: number | null;
                                title: string;
                                transaction: string;
                                updatedAt: string;
                                version: number;
                                zone: string | null;
                            }[];
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            parties: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                            reference: string;
                            score: number | null;
                            scoreDecisionId: string | null;
                            scoreFactors: {
                                [key: string]: unknown;
                            }[];
                            source: string;
                            status: string;
                            statusSince: string;
                            transitions: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            unread: number;
                            version: number;
                            wonReason: string | null;
                            workflow: {
                                code: string;
                                initial: string;
                                path: string[];
                                states: {
                                    code: string;
                                }[];
                                terminal: string[];
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change budget, criteria, annonce, expected value or source */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        annonceId?: string | null;
                        budget?: {
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            max: number | null;
                            min: number | null;
                        } | null;
                        criteria?: {
                            bedroomsMin?: number | null;
                            cities?: string[] | null;
                            features?: string[] | null;
                            financing?: string | null;
                            furnished?: boolean | null;
                            moveIn?: string | null;
                            propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[] | null;
                            roomsMin?: number | null;
                            surfaceMax?: number | null;
                            surfaceMin?: number | null;
                            transaction?: ("SALE" | "RENT") | null;
                            zones?: string[] | null;
                        };
                        expectedValue?: {
                            amount: number;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                        } | null;
                        source?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            appointments: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                type: string;
                                version: number;
                            }[];
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            canAssign: boolean;
                            canEdit: boolean;
                            canRedactNotes: boolean;
                            canReopen: boolean;
                            caseType: string;
                            city: string | null;
                            closedAt: string | null;
                            consents: {
                                channel: string;
                                eventId: string | null;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: string;
                                since: string | null;
                                state: string;
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            conversations: {
                                channel: string;
                                handledBy: string;
                                id: string;
                                unreadCount: number;
                            }[];
                            criteria: {
                                bedroomsMin?: number;
                                cities?: string[];
                                features?: string[];
                                financing?: string;
                                furnished?: boolean;
                                moveIn?: string;
                                propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[];
                                roomsMin?: number;
                                surfaceMax?: number;
                                surfaceMin?: number;
                                /** @enum {unknown} */
                                transaction?: "SALE" | "RENT";
                                zones?: string[];
                            };
                            expectedValue: {
                                amount: number;
                                currency: string;
                            } | null;
                            firstResponseAt: string | null;
                            firstResponseDueAt: string | null;
                            heldFrom: string | null;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                fields: {
                                    [key: string]: unknown;
                                };
                                from: string | null;
                                to: string;
                            }[];
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: string;
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            interests: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                };
                                at: string;
                                id: string;
                                opinion: string | null;
                                reason: string | null;
                                state: string;
                            }[];
                            isOpen: boolean;
                            lastActivityAt: string;
                            lossReason: string | null;
                            matches: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    currency: string;
                                };
                                propertyType: string;
                                quality: {
                                    score: number;
                                };
                                reasons: {
                                    code: string;
                                    evidence: null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number;
                                }[];
                                reference: string;
                                rentPeriod: string | null;
                                rooms: number | null;
                                score: number;
                                status: string;
                                surface: number | null;
                                title: string;
                                transaction: string;
                                updatedAt: string;
                                version: number;
                                zone: string | null;
                            }[];
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            parties: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                            reference: string;
                            score: number | null;
                            scoreDecisionId: string | null;
                            scoreFactors: {
                                [key: string]: unknown;
                            }[];
                            source: string;
                            status: string;
                            statusSince: string;
                            transitions: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            unread: number;
                            version: number;
                            wonReason: string | null;
                            workflow: {
                                code: string;
                                initial: string;
                                path: string[];
                                states: {
                                    code: string;
                                }[];
                                terminal: string[];
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/dossiers/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a dossier to a member, or back to the queue */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigneeId: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            appointments: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                type: string;
                                version: number;
                            }[];
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            canAssign: boolean;
                            canEdit: boolean;
                            canRedactNotes: boolean;
                            canReopen: boolean;
                            caseType: string;
                            city: string | null;
                            closedAt: string | null;
                            consents: {
                                channel: string;
                                eventId: string | null;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: string;
                                since: string | null;
                                state: string;
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            conversations: {
                                channel: string;
                                handledBy: string;
                                id: string;
                                unreadCount: number;
                            }[];
                            criteria: {
                                bedroomsMin?: number;
                                cities?: string[];
                                features?: string[];
                                financing?: string;
                                furnished?: boolean;
                                moveIn?: string;
                                propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[];
                                roomsMin?: number;
                                surfaceMax?: number;
                                surfaceMin?: number;
                                /** @enum {unknown} */
                                transaction?: "SALE" | "RENT";
                                zones?: string[];
                            };
                            expectedValue: {
                                amount: number;
                                currency: string;
                            } | null;
                            firstResponseAt: string | null;
                            firstResponseDueAt: string | null;
                            heldFrom: string | null;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                fields: {
                                    [key: string]: unknown;
                                };
                                from: string | null;
                                to: string;
                            }[];
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: string;
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            interests: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                };
                                at: string;
                                id: string;
                                opinion: string | null;
                                reason: string | null;
                                state: string;
                            }[];
                            isOpen: boolean;
                            lastActivityAt: string;
                            lossReason: string | null;
                            matches: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    currency: string;
                                };
                                propertyType: string;
                                quality: {
                                    score: number;
                                };
                                reasons: {
                                    code: string;
                                    evidence: null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number;
                                }[];
                                reference: string;
                                rentPeriod: string | null;
                                rooms: number | null;
                                score: number;
                                status: string;
                                surface: number | null;
                                title: string;
                                transaction: string;
                                updatedAt: string;
                                version: number;
                                zone: string | null;
                            }[];
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            parties: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                            reference: string;
                            score: number | null;
                            scoreDecisionId: string | null;
                            scoreFactors: {
                                [key: string]: unknown;
                            }[];
                            source: string;
                            status: string;
                            statusSince: string;
                            transitions: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            unread: number;
                            version: number;
                            wonReason: string | null;
                            workflow: {
                                code: string;
                                initial: string;
                                path: string[];
                                states: {
                                    code: string;
                                }[];
                                terminal: string[];
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/assign-automatically": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a dossier of the queue to somebody by the organisation's rules */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            appointments: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                type: string;
                                version: number;
                            }[];
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            canAssign: boolean;
                            canEdit: boolean;
                            canRedactNotes: boolean;
                            canReopen: boolean;
                            caseType: string;
                            city: string | null;
                            closedAt: string | null;
                            consents: {
                                channel: string;
                                eventId: string | null;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: string;
                                since: string | null;
                                state: string;
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            conversations: {
                                channel: string;
                                handledBy: string;
                                id: string;
                                unreadCount: number;
                            }[];
                            criteria: {
                                bedroomsMin?: number;
                                cities?: string[];
                                features?: string[];
                                financing?: string;
                                furnished?: boolean;
                                moveIn?: string;
                                propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[];
                                roomsMin?: number;
                                surfaceMax?: number;
                                surfaceMin?: number;
                                /** @enum {unknown} */
                                transaction?: "SALE" | "RENT";
                                zones?: string[];
                            };
                            expectedValue: {
                                amount: number;
                                currency: string;
                            } | null;
                            firstResponseAt: string | null;
                            firstResponseDueAt: string | null;
                            heldFrom: string | null;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                fields: {
                                    [key: string]: unknown;
                                };
                                from: string | null;
                                to: string;
                            }[];
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: string;
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            interests: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                };
                                at: string;
                                id: string;
                                opinion: string | null;
                                reason: string | null;
                                state: string;
                            }[];
                            isOpen: boolean;
                            lastActivityAt: string;
                            lossReason: string | null;
                            matches: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    currency: string;
                                };
                                propertyType: string;
                                quality: {
                                    score: number;
                                };
                                reasons: {
                                    code: string;
                                    evidence: null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number;
                                }[];
                                reference: string;
                                rentPeriod: string | null;
                                rooms: number | null;
                                score: number;
                                status: string;
                                surface: number | null;
                                title: string;
                                transaction: string;
                                updatedAt: string;
                                version: number;
                                zone: string | null;
                            }[];
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            parties: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                            reference: string;
                            score: number | null;
                            scoreDecisionId: string | null;
                            scoreFactors: {
                                [key: string]: unknown;
                            }[];
                            source: string;
                            status: string;
                            statusSince: string;
                            transitions: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            unread: number;
                            version: number;
                            wonReason: string | null;
                            workflow: {
                                code: string;
                                initial: string;
                                path: string[];
                                states: {
                                    code: string;
                                }[];
                                terminal: string[];
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/interests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an annonce to the interests of a dossier */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        annonceId: string;
                        opinion?: string | null;
                        reason?: string | null;
                        /** @enum {unknown} */
                        state: "INTERESTED" | "PROPOSED" | "VISITED" | "REFUSED" | "OFFERED";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            };
                            at: string;
                            id: string;
                            opinion: string | null;
                            reason: string | null;
                            state: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/interests/{interestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the state of an interest or the opinion about the annonce */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    interestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        opinion?: string | null;
                        reason?: string | null;
                        /** @enum {unknown} */
                        state?: "INTERESTED" | "PROPOSED" | "VISITED" | "REFUSED" | "OFFERED";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            };
                            at: string;
                            id: string;
                            opinion: string | null;
                            reason: string | null;
                            state: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/dossiers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What merging another dossier into this one would do; nothing is changed */
        get: {
            parameters: {
                query: {
                    with: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fields: {
                                choices: ("SURVIVOR" | "LOSER" | "BOTH")[];
                                differs: boolean;
                                /** @enum {unknown} */
                                field: "assignee" | "budget" | "criteria" | "annonce" | "expectedValue" | "source";
                                loser: unknown;
                                loserText: string | null;
                                /** @enum {unknown} */
                                suggested: "SURVIVOR" | "LOSER" | "BOTH";
                                survivor: unknown;
                                survivorText: string | null;
                            }[];
                            loser: {
                                caseType: string;
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                currency: string;
                                id: string;
                                open: boolean;
                                openedAt: string;
                                reference: string;
                                status: string;
                                version: number;
                            };
                            moves: {
                                [key: string]: number;
                            };
                            obstacles: ("CASE_TYPE" | "BRANCH" | "CURRENCY" | "CONTACT" | "SURVIVOR_CLOSED" | "TWO_DEALS")[];
                            sameInterests: number;
                            survivor: {
                                caseType: string;
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                currency: string;
                                id: string;
                                open: boolean;
                                openedAt: string;
                                reference: string;
                                status: string;
                                version: number;
                            };
                            undoUntil: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Merge another dossier into this one; can be undone for 30 days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fields?: {
                            /** @enum {unknown} */
                            annonce?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            assignee?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            budget?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            criteria?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            expectedValue?: "SURVIVOR" | "LOSER" | "BOTH";
                            /** @enum {unknown} */
                            source?: "SURVIVOR" | "LOSER" | "BOTH";
                        };
                        /** Format: uuid */
                        loserId: string;
                        loserVersion: number;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            loserId: string;
                            mergeId: string;
                            moved: {
                                [key: string]: number;
                            };
                            survivorId: string;
                            undoUntil: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body?: string;
                        content?: {
                            content: ({
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                } | {
                                    attrs: {
                                        /** Format: uuid */
                                        id: string;
                                        label?: string;
                                    };
                                    /** @enum {string} */
                                    type: "mention";
                                })[];
                                /** @enum {string} */
                                type: "paragraph";
                            } | {
                                content: {
                                    content: ({
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        } | {
                                            attrs: {
                                                /** Format: uuid */
                                                id: string;
                                                label?: string;
                                            };
                                            /** @enum {string} */
                                            type: "mention";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    } | {
                                        content: {
                                            content: ({
                                                content?: ({
                                                    marks?: ({
                                                        /** @enum {unknown} */
                                                        type: "bold" | "italic";
                                                    } | {
                                                        attrs: {
                                                            href: string;
                                                        };
                                                        /** @enum {string} */
                                                        type: "link";
                                                    })[];
                                                    text: string;
                                                    /** @enum {string} */
                                                    type: "text";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "hardBreak";
                                                } | {
                                                    attrs: {
                                                        /** Format: uuid */
                                                        id: string;
                                                        label?: string;
                                                    };
                                                    /** @enum {string} */
                                                    type: "mention";
                                                })[];
                                                /** @enum {string} */
                                                type: "paragraph";
                                            } | {
                                                content: {
                                                    content: {
                                                        content?: ({
                                                            marks?: ({
                                                                /** @enum {unknown} */
                                                                type: "bold" | "italic";
                                                            } | {
                                                                attrs: {
                                                                    href: string;
                                                                };
                                                                /** @enum {string} */
                                                                type: "link";
                                                            })[];
                                                            text: string;
                                                            /** @enum {string} */
                                                            type: "text";
                                                        } | {
                                                            /** @enum {string} */
                                                            type: "hardBreak";
                                                        } | {
                                                            attrs: {
                                                                /** Format: uuid */
                                                                id: string;
                                                                label?: string;
                                                            };
                                                            /** @enum {string} */
                                                            type: "mention";
                                                        })[];
                                                        /** @enum {string} */
                                                        type: "paragraph";
                                                    }[];
                                                    /** @enum {string} */
                                                    type: "listItem";
                                                }[];
                                                /** @enum {unknown} */
                                                type: "bulletList" | "orderedList";
                                            })[];
                                            /** @enum {string} */
                                            type: "listItem";
                                        }[];
                                        /** @enum {unknown} */
                                        type: "bulletList" | "orderedList";
                                    })[];
                                    /** @enum {string} */
                                    type: "listItem";
                                }[];
                                /** @enum {unknown} */
                                type: "bulletList" | "orderedList";
                            })[];
                            /** @enum {string} */
                            type: "doc";
                        };
                        mentions?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            at: string;
                            body: string | null;
                            channel: string | null;
                            code: string;
                            content: {
                                content: {
                                    [key: string]: unknown;
                                }[];
                                /** @enum {string} */
                                type: "doc";
                            } | null;
                            direction: string | null;
                            editedAt: string | null;
                            id: string;
                            params: {
                                [key: string]: unknown;
                            };
                            redactedAt: string | null;
                            ref: {
                                id: string;
                                kind: string;
                            } | null;
                            type: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a party to a dossier */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contact?: {
                            displayName: string;
                            emails?: string[];
                            phones?: string[];
                        };
                        /** Format: uuid */
                        contactId?: string;
                        note?: string | null;
                        position?: number;
                        primary?: boolean;
                        /** @enum {unknown} */
                        role: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "GUARANTOR" | "AGENT" | "NOTARY" | "BANK" | "DEVELOPER" | "OTHER";
                        share?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            id: string;
                            note: string | null;
                            position: number;
                            primary: boolean;
                            role: string;
                            share: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/parties/{partyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a party from a dossier */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    partyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a party of a dossier */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    partyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string | null;
                        position?: number;
                        primary?: boolean;
                        /** @enum {unknown} */
                        role?: "BUYER" | "SELLER" | "TENANT" | "LANDLORD" | "GUARANTOR" | "AGENT" | "NOTARY" | "BANK" | "DEVELOPER" | "OTHER";
                        share?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            id: string;
                            note: string | null;
                            position: number;
                            primary: boolean;
                            role: string;
                            share: number | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/dossiers/{id}/parties/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the parties of a dossier in order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        partyIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed dossier again, in the state before */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        justification: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            appointments: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                type: string;
                                version: number;
                            }[];
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            canAssign: boolean;
                            canEdit: boolean;
                            canRedactNotes: boolean;
                            canReopen: boolean;
                            caseType: string;
                            city: string | null;
                            closedAt: string | null;
                            consents: {
                                channel: string;
                                eventId: string | null;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: string;
                                since: string | null;
                                state: string;
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            conversations: {
                                channel: string;
                                handledBy: string;
                                id: string;
                                unreadCount: number;
                            }[];
                            criteria: {
                                bedroomsMin?: number;
                                cities?: string[];
                                features?: string[];
                                financing?: string;
                                furnished?: boolean;
                                moveIn?: string;
                                propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[];
                                roomsMin?: number;
                                surfaceMax?: number;
                                surfaceMin?: number;
                                /** @enum {unknown} */
                                transaction?: "SALE" | "RENT";
                                zones?: string[];
                            };
                            expectedValue: {
                                amount: number;
                                currency: string;
                            } | null;
                            firstResponseAt: string | null;
                            firstResponseDueAt: string | null;
                            heldFrom: string | null;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                fields: {
                                    [key: string]: unknown;
                                };
                                from: string | null;
                                to: string;
                            }[];
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: string;
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            interests: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                };
                                at: string;
                                id: string;
                                opinion: string | null;
                                reason: string | null;
                                state: string;
                            }[];
                            isOpen: boolean;
                            lastActivityAt: string;
                            lossReason: string | null;
                            matches: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    currency: string;
                                };
                                propertyType: string;
                                quality: {
                                    score: number;
                                };
                                reasons: {
                                    code: string;
                                    evidence: null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number;
                                }[];
                                reference: string;
                                rentPeriod: string | null;
                                rooms: number | null;
                                score: number;
                                status: string;
                                surface: number | null;
                                title: string;
                                transaction: string;
                                updatedAt: string;
                                version: number;
                                zone: string | null;
                            }[];
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            parties: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                            reference: string;
                            score: number | null;
                            scoreDecisionId: string | null;
                            scoreFactors: {
                                [key: string]: unknown;
                            }[];
                            source: string;
                            status: string;
                            statusSince: string;
                            transitions: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            unread: number;
                            version: number;
                            wonReason: string | null;
                            workflow: {
                                code: string;
                                initial: string;
                                path: string[];
                                states: {
                                    code: string;
                                }[];
                                terminal: string[];
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened on a dossier, newest first */
        get: {
            parameters: {
                query?: {
                    author?: string;
                    channel?: "WHATSAPP" | "SMS" | "EMAIL" | "PHONE";
                    cursor?: string;
                    direction?: "IN" | "OUT";
                    from?: string;
                    limit?: number;
                    to?: string;
                    type?: ("NOTE" | "TASK" | "STATUS_CHANGE" | "MESSAGE_LOG" | "APPOINTMENT_LOG" | "DOCUMENT_LOG" | "CONSENT_LOG" | "ASSIGNMENT" | "DECISION" | "SYSTEM") | ("NOTE" | "TASK" | "STATUS_CHANGE" | "MESSAGE_LOG" | "APPOINTMENT_LOG" | "DOCUMENT_LOG" | "CONSENT_LOG" | "ASSIGNMENT" | "DECISION" | "SYSTEM")[];
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                body: string | null;
                                channel: string | null;
                                code: string;
                                content: {
                                    content: {
                                        [key: string]: unknown;
                                    }[];
                                    /** @enum {string} */
                                    type: "doc";
                                } | null;
                                direction: string | null;
                                editedAt: string | null;
                                id: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                redactedAt: string | null;
                                ref: {
                                    id: string;
                                    kind: string;
                                } | null;
                                type: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a dossier can go from here and what each way asks for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canReopen: boolean;
                            items: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            status: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Move a dossier to another state */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        agreement?: string;
                        /** Format: uuid */
                        annonceId?: string;
                        /** Format: uuid */
                        appointmentId?: string;
                        decision?: string;
                        document?: string;
                        justification?: string;
                        lossReason?: string;
                        mandate?: string;
                        offer?: {
                            amount: number;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                        };
                        qualificationNotes?: string;
                        to: string;
                        version: number;
                        wonReason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                coverUrl: string | null;
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            appointments: {
                                agent: {
                                    id: string;
                                    name: string;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                attendees: {
                                    colleagues: {
                                        id: string;
                                        name: string;
                                    }[];
                                    contacts: {
                                        displayName: string;
                                        id: string;
                                    }[];
                                    resources: {
                                        id: string;
                                        /** @enum {unknown} */
                                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                        name: string;
                                    }[];
                                };
                                branchId: string;
                                cancelCode: string | null;
                                cancelReason: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                } | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                note: string | null;
                                outcome: string | null;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                type: string;
                                version: number;
                            }[];
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            band: string | null;
                            branchId: string;
                            budget: {
                                currency: string;
                                max: number | null;
                                min: number | null;
                            } | null;
                            canAssign: boolean;
                            canEdit: boolean;
                            canRedactNotes: boolean;
                            canReopen: boolean;
                            caseType: string;
                            city: string | null;
                            closedAt: string | null;
                            consents: {
                                channel: string;
                                eventId: string | null;
                                expiresAt: string | null;
                                identityId: string;
                                purpose: string;
                                since: string | null;
                                state: string;
                            }[];
                            contact: {
                                displayName: string;
                                id: string;
                            };
                            conversations: {
                                channel: string;
                                handledBy: string;
                                id: string;
                                unreadCount: number;
                            }[];
                            criteria: {
                                bedroomsMin?: number;
                                cities?: string[];
                                features?: string[];
                                financing?: string;
                                furnished?: boolean;
                                moveIn?: string;
                                propertyTypes?: ("APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM")[];
                                roomsMin?: number;
                                surfaceMax?: number;
                                surfaceMin?: number;
                                /** @enum {unknown} */
                                transaction?: "SALE" | "RENT";
                                zones?: string[];
                            };
                            expectedValue: {
                                amount: number;
                                currency: string;
                            } | null;
                            firstResponseAt: string | null;
                            firstResponseDueAt: string | null;
                            heldFrom: string | null;
                            history: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                fields: {
                                    [key: string]: unknown;
                                };
                                from: string | null;
                                to: string;
                            }[];
                            id: string;
                            identities: {
                                bouncedAt: string | null;
                                id: string;
                                kind: string;
                                primary: boolean;
                                raw: string | null;
                                value: string;
                            }[];
                            interests: {
                                annonce: {
                                    coverUrl: string | null;
                                    id: string;
                                    reference: string;
                                    title: string;
                                };
                                at: string;
                                id: string;
                                opinion: string | null;
                                reason: string | null;
                                state: string;
                            }[];
                            isOpen: boolean;
                            lastActivityAt: string;
                            lossReason: string | null;
                            matches: {
                                bedrooms: number | null;
                                city: string;
                                coverUrl: string | null;
                                id: string;
                                price: {
                                    amount: number;
                                    currency: string;
                                };
                                propertyType: string;
                                quality: {
                                    score: number;
                                };
                                reasons: {
                                    code: string;
                                    evidence: null;
                                    label: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    points: number;
                                    value: unknown;
                                    weight: number;
                                }[];
                                reference: string;
                                rentPeriod: string | null;
                                rooms: number | null;
                                score: number;
                                status: string;
                                surface: number | null;
                                title: string;
                                transaction: string;
                                updatedAt: string;
                                version: number;
                                zone: string | null;
                            }[];
                            nextAppointmentAt: string | null;
                            openedAt: string;
                            parties: {
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                id: string;
                                note: string | null;
                                position: number;
                                primary: boolean;
                                role: string;
                                share: number | null;
                            }[];
                            reference: string;
                            score: number | null;
                            scoreDecisionId: string | null;
                            scoreFactors: {
                                [key: string]: unknown;
                            }[];
                            source: string;
                            status: string;
                            statusSince: string;
                            transitions: {
                                allowed: boolean;
                                command: string | null;
                                guards: {
                                    code: string;
                                    ok: boolean;
                                    reason: string | null;
                                }[];
                                requires: string[];
                                roles: string[] | null;
                                to: string;
                            }[];
                            unread: number;
                            version: number;
                            wonReason: string | null;
                            workflow: {
                                code: string;
                                initial: string;
                                path: string[];
                                states: {
                                    code: string;
                                }[];
                                terminal: string[];
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts that may be one person, the likeliest first, with what speaks for it */
        get: {
            parameters: {
                query?: {
                    contactId?: string;
                    cursor?: string;
                    limit?: number;
                    state?: "OPEN" | "MERGED" | "NOT_DUPLICATE";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                foundAt: string;
                                id: string;
                                left: {
                                    createdAt: string;
                                    displayName: string;
                                    id: string;
                                    identities: {
                                        kind: string;
                                        value: string;
                                    }[];
                                    kind: string;
                                    openDossiers: number;
                                    version: number;
                                };
                                reasons: {
                                    code: string;
                                    left: string;
                                    right: string;
                                    weight: number;
                                }[];
                                right: {
                                    createdAt: string;
                                    displayName: string;
                                    id: string;
                                    identities: {
                                        kind: string;
                                        value: string;
                                    }[];
                                    kind: string;
                                    openDossiers: number;
                                    version: number;
                                };
                                score: number;
                                /** @enum {unknown} */
                                state: "OPEN" | "MERGED" | "NOT_DUPLICATE";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** These two are two people; never suggested again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            foundAt: string;
                            id: string;
                            left: {
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                }[];
                                kind: string;
                                openDossiers: number;
                                version: number;
                            };
                            reasons: {
                                code: string;
                                left: string;
                                right: string;
                                weight: number;
                            }[];
                            right: {
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                }[];
                                kind: string;
                                openDossiers: number;
                                version: number;
                            };
                            score: number;
                            /** @enum {unknown} */
                            state: "OPEN" | "MERGED" | "NOT_DUPLICATE";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take "not a duplicate" back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            foundAt: string;
                            id: string;
                            left: {
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                }[];
                                kind: string;
                                openDossiers: number;
                                version: number;
                            };
                            reasons: {
                                code: string;
                                left: string;
                                right: string;
                                weight: number;
                            }[];
                            right: {
                                createdAt: string;
                                displayName: string;
                                id: string;
                                identities: {
                                    kind: string;
                                    value: string;
                                }[];
                                kind: string;
                                openDossiers: number;
                                version: number;
                            };
                            score: number;
                            /** @enum {unknown} */
                            state: "OPEN" | "MERGED" | "NOT_DUPLICATE";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for duplicates among all contacts of the organisation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queued: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live changes as server-sent events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stored file by its short-lived link */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that wait for an answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                branchIds: string[];
                                createdAt: string;
                                email: string;
                                expiresAt: string;
                                id: string;
                                roles: string[];
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody by e-mail, for seven days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        branchIds?: string[];
                        email: string;
                        roles: ("ADMIN_ORG" | "MANAGER" | "AGENT" | "OWNER" | "MODERATOR" | "AUDITOR")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            branchIds: string[];
                            createdAt: string;
                            email: string;
                            expiresAt: string;
                            id: string;
                            roles: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation, signed in or with a name and a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        password?: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organization: {
                                id: string;
                                name: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letter-frame": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty page in which a letter is shown; it runs nothing and loads nothing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/list-preferences/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep one’s columns and default view of a list */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        columns?: string[] | null;
                        defaultViewId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            columns: string[] | null;
                            defaultViewId: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register of mandates, branch by branch, the highest number first */
        get: {
            parameters: {
                query?: {
                    annonceId?: string;
                    branchId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                annonce: {
                                    id: string;
                                    reference: string;
                                };
                                branchId: string;
                                endsOn: string;
                                enteredAt: string;
                                enteredBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                exclusiveUntil: string | null;
                                hash: string;
                                id: string;
                                isLast: boolean;
                                /** @enum {unknown} */
                                kind: "MANDATE" | "AMENDMENT" | "CORRECTION" | "TERMINATION";
                                mandantAddress: string;
                                mandantName: string;
                                number: number;
                                /** @enum {unknown} */
                                object: "SALE" | "RENT";
                                propertySituation: string;
                                propertyType: string;
                                refersTo: number | null;
                                remark: string | null;
                                signedBy: string;
                                signedOn: string;
                                startsOn: string;
                                /** @enum {unknown} */
                                state: "COMING" | "RUNNING" | "ENDED" | "TERMINATED";
                                /** @enum {unknown} */
                                type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Enter a mandate for an annonce: the register gives its number, for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        annonceId: string;
                        /** Format: date */
                        endsOn: string;
                        exclusiveUntil?: string | null;
                        mandantAddress: string;
                        mandantName: string;
                        remark?: string;
                        signedBy?: string;
                        /** Format: date */
                        signedOn: string;
                        /** Format: date */
                        startsOn: string;
                        /** @enum {unknown} */
                        type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                id: string;
                                reference: string;
                            };
                            branchId: string;
                            endsOn: string;
                            enteredAt: string;
                            enteredBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            exclusiveUntil: string | null;
                            hash: string;
                            id: string;
                            isLast: boolean;
                            /** @enum {unknown} */
                            kind: "MANDATE" | "AMENDMENT" | "CORRECTION" | "TERMINATION";
                            mandantAddress: string;
                            mandantName: string;
                            number: number;
                            /** @enum {unknown} */
                            object: "SALE" | "RENT";
                            propertySituation: string;
                            propertyType: string;
                            refersTo: number | null;
                            remark: string | null;
                            signedBy: string;
                            signedOn: string;
                            startsOn: string;
                            /** @enum {unknown} */
                            state: "COMING" | "RUNNING" | "ENDED" | "TERMINATED";
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry of the register */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                id: string;
                                reference: string;
                            };
                            branchId: string;
                            endsOn: string;
                            enteredAt: string;
                            enteredBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            exclusiveUntil: string | null;
                            hash: string;
                            id: string;
                            isLast: boolean;
                            /** @enum {unknown} */
                            kind: "MANDATE" | "AMENDMENT" | "CORRECTION" | "TERMINATION";
                            mandantAddress: string;
                            mandantName: string;
                            number: number;
                            /** @enum {unknown} */
                            object: "SALE" | "RENT";
                            propertySituation: string;
                            propertyType: string;
                            refersTo: number | null;
                            remark: string | null;
                            signedBy: string;
                            signedOn: string;
                            startsOn: string;
                            /** @enum {unknown} */
                            state: "COMING" | "RUNNING" | "ENDED" | "TERMINATED";
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter new terms of a mandate, or put a mistake of writing right; the first entry stays as it is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        after: number;
                        /** Format: date */
                        endsOn?: string;
                        exclusiveUntil?: string | null;
                        /** @enum {unknown} */
                        kind: "AMENDMENT" | "CORRECTION";
                        mandantAddress?: string;
                        mandantName?: string;
                        remark: string;
                        signedBy?: string;
                        /** Format: date */
                        signedOn: string;
                        /** Format: date */
                        startsOn?: string;
                        /** @enum {unknown} */
                        type?: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                id: string;
                                reference: string;
                            };
                            branchId: string;
                            endsOn: string;
                            enteredAt: string;
                            enteredBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            exclusiveUntil: string | null;
                            hash: string;
                            id: string;
                            isLast: boolean;
                            /** @enum {unknown} */
                            kind: "MANDATE" | "AMENDMENT" | "CORRECTION" | "TERMINATION";
                            mandantAddress: string;
                            mandantName: string;
                            number: number;
                            /** @enum {unknown} */
                            object: "SALE" | "RENT";
                            propertySituation: string;
                            propertyType: string;
                            refersTo: number | null;
                            remark: string | null;
                            signedBy: string;
                            signedOn: string;
                            startsOn: string;
                            /** @enum {unknown} */
                            state: "COMING" | "RUNNING" | "ENDED" | "TERMINATED";
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/{id}/termination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter the end of a mandate before its time */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        after: number;
                        /** Format: date */
                        lastDay: string;
                        remark: string;
                        signedBy?: string;
                        /** Format: date */
                        signedOn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            annonce: {
                                id: string;
                                reference: string;
                            };
                            branchId: string;
                            endsOn: string;
                            enteredAt: string;
                            enteredBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            exclusiveUntil: string | null;
                            hash: string;
                            id: string;
                            isLast: boolean;
                            /** @enum {unknown} */
                            kind: "MANDATE" | "AMENDMENT" | "CORRECTION" | "TERMINATION";
                            mandantAddress: string;
                            mandantName: string;
                            number: number;
                            /** @enum {unknown} */
                            object: "SALE" | "RENT";
                            propertySituation: string;
                            propertyType: string;
                            refersTo: number | null;
                            remark: string | null;
                            signedBy: string;
                            signedOn: string;
                            startsOn: string;
                            /** @enum {unknown} */
                            state: "COMING" | "RUNNING" | "ENDED" | "TERMINATED";
                            /** @enum {unknown} */
                            type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A register as CSV in the language of the caller, streamed; the export is recorded */
        get: {
            parameters: {
                query: {
                    branchId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A register, or the part between two numbers, to be printed (PDF); the export is recorded */
        get: {
            parameters: {
                query: {
                    branchId: string;
                    from?: number;
                    to?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registers of the organisation, one a branch, and where they stand */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                address: string | null;
                                branchId: string;
                                /** @enum {unknown} */
                                country: "MA" | "FR";
                                firstNumber: number;
                                head: string;
                                lastNumber: number;
                                legal: {
                                    card: string | null;
                                    cardIssuer: string | null;
                                    ice: string | null;
                                    legalForm: string | null;
                                    seat: string | null;
                                    siret: string | null;
                                    tradeRegister: string | null;
                                };
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/registers/{branchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** With which number the register of a branch begins; only before its first entry */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    branchId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        firstNumber: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string | null;
                            branchId: string;
                            /** @enum {unknown} */
                            country: "MA" | "FR";
                            firstNumber: number;
                            head: string;
                            lastNumber: number;
                            legal: {
                                card: string | null;
                                cardIssuer: string | null;
                                ice: string | null;
                                legalForm: string | null;
                                seat: string | null;
                                siret: string | null;
                                tradeRegister: string | null;
                            };
                            name: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walks a register: no number missing, no entry other than it was entered */
        get: {
            parameters: {
                query: {
                    branchId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            brokenNumber: number | null;
                            brokenWhy: ("MISSING" | "CHANGED") | null;
                            entries: number;
                            head: string;
                            ok: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, my organisations and what I may do in each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            demo: boolean;
                            organizations: {
                                branches: {
                                    city: string;
                                    currency: string;
                                    id: string;
                                    name: string;
                                    timezone: string;
                                }[];
                                branchIds: string[];
                                country: string;
                                currency: string;
                                guestUntil: string | null;
                                id: string;
                                memberName: string;
                                name: string;
                                permissions: string[];
                                roles: string[];
                                slug: string;
                                timezone: string;
                            }[];
                            phonePageUrl: string | null;
                            platformAdmin: boolean;
                            tourSeen: boolean;
                            user: {
                                email: string;
                                id: string;
                                locale: "fr" | "ar" | "en";
                                name: string;
                            };
                            zones: {
                                [key: string]: {
                                    rules: {
                                        offset: number;
                                        since: string | null;
                                    }[];
                                    until: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** My language, my theme, the tour */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        locale?: "fr" | "ar" | "en";
                        theme?: "light" | "dark" | "auto";
                        tourSeen?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members by name, those who left last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                branchIds: string[];
                                email: string;
                                guestUntil: string | null;
                                languages: string[];
                                name: string;
                                roles: string[];
                                /** @enum {unknown} */
                                status: "ACTIVE" | "SUSPENDED" | "LEFT";
                                userId: string;
                                version: number;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change roles, branches or status of a member; who leaves hands over to `reassignTo` */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        branchIds?: string[];
                        languages?: ("fr" | "ar" | "en" | "darija")[];
                        reassignTo?: string | null;
                        roles?: ("ADMIN_ORG" | "MANAGER" | "AGENT" | "OWNER" | "MODERATOR" | "AUDITOR")[];
                        /** @enum {unknown} */
                        status?: "ACTIVE" | "SUSPENDED" | "LEFT";
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            branchIds: string[];
                            email: string;
                            guestUntil: string | null;
                            handover: {
                                appointments: number;
                                conversations: number;
                                dossiers: number;
                                overlaps: number;
                                tasks: number;
                            } | null;
                            languages: string[];
                            name: string;
                            roles: string[];
                            /** @enum {unknown} */
                            status: "ACTIVE" | "SUSPENDED" | "LEFT";
                            userId: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/members/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a platform administrator in for 1 to 72 hours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        hours: number;
                        /** @enum {unknown} */
                        role?: "AUDITOR" | "AGENT" | "MANAGER";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            branchIds: string[];
                            email: string;
                            guestUntil: string | null;
                            languages: string[];
                            name: string;
                            roles: string[];
                            /** @enum {unknown} */
                            status: "ACTIVE" | "SUSPENDED" | "LEFT";
                            userId: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/guests/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the access of a platform administrator at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Merges that hold, of one contact or one dossier, newest first */
        get: {
            parameters: {
                query?: {
                    contactId?: string;
                    dossierId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "CONTACT" | "DOSSIER";
                                loser: {
                                    id: string;
                                    name: string;
                                };
                                mergedAt: string;
                                mergedBy: string | null;
                                survivor: {
                                    id: string;
                                    name: string;
                                };
                                undoable: boolean;
                                undoUntil: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back within 30 days; tells what somebody changed since and therefore stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kept: {
                                entity: string;
                                field: string;
                                id: string;
                            }[];
                            loserId: string;
                            mergeId: string;
                            survivorId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates of the organisation with what became of their messages */
        get: {
            parameters: {
                query?: {
                    accountId?: string;
                    category?: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                    cursor?: string;
                    days?: number;
                    language?: string;
                    limit?: number;
                    quality?: "GREEN" | "YELLOW" | "RED";
                    status?: "DRAFT" | "PENDING" | "IN_APPEAL" | "APPROVED" | "REJECTED" | "PAUSED" | "DISABLED" | "LIMIT_EXCEEDED" | "LOCKED" | "ARCHIVED" | "PENDING_DELETION" | "DELETED";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                account: {
                                    id: string;
                                    kind: string;
                                    name: string;
                                };
                                body: string;
                                /** @enum {unknown} */
                                category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                                figures: {
                                    delivered: number;
                                    failed: number;
                                    read: number;
                                    sent: number;
                                };
                                id: string;
                                language: string;
                                latest: number;
                                name: string;
                                note: string | null;
                                quality: string | null;
                                reason: string | null;
                                status: string;
                                submitting: boolean;
                                syncedAt: string | null;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write a template */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        body?: string;
                        buttons?: ({
                            text: string;
                            /** @enum {string} */
                            type: "QUICK_REPLY";
                        } | {
                            text: string;
                            /** @enum {string} */
                            type: "URL";
                            url: string;
                        } | {
                            phone: string;
                            text: string;
                            /** @enum {string} */
                            type: "PHONE_NUMBER";
                        })[];
                        /** @enum {unknown} */
                        category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                        contentSid?: string | null;
                        document?: {
                            content: ({
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                })[];
                                /** @enum {string} */
                                type: "paragraph";
                            } | {
                                attrs: {
                                    /** @enum {number} */
                                    level: 2;
                                };
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                })[];
                                /** @enum {string} */
                                type: "heading";
                            } | {
                                content: {
                                    content: {
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    }[];
                                    /** @enum {string} */
                                    type: "listItem";
                                }[];
                                /** @enum {unknown} */
                                type: "bulletList" | "orderedList";
                            } | {
                                /** @enum {string} */
                                type: "horizontalRule";
                            })[];
                            /** @enum {string} */
                            type: "doc";
                        } | null;
                        footer?: string | null;
                        header?: {
                            /** @enum {string} */
                            format: "TEXT";
                            text: string;
                        } | null;
                        language: string;
                        name: string;
                        variables?: {
                            example: string;
                            name: string;
                            source?: ("name" | "full_name" | "agency" | "agent" | "what" | "when" | "date" | "time" | "place" | "dossier" | "title" | "reference" | "city" | "price") | null;
                            /** @enum {unknown} */
                            type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            body: string;
                            /** @enum {unknown} */
                            category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                            contentSid: string | null;
                            figures: {
                                delivered: number;
                                failed: number;
                                read: number;
                                sent: number;
                            };
                            id: string;
                            language: string;
                            latest: number;
                            name: string;
                            note: string | null;
                            quality: string | null;
                            reason: string | null;
                            status: string;
                            submitting: boolean;
                            syncedAt: string | null;
                            version: number;
                            versions: {
                                author: string | null;
                                body: string;
                                buttons: ({
                                    text: string;
                                    /** @enum {string} */
                                    type: "QUICK_REPLY";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "URL";
                                    url: string;
                                } | {
                                    phone: string;
                                    text: string;
                                    /** @enum {string} */
                                    type: "PHONE_NUMBER";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "OTHER";
                                })[];
                                /** @enum {unknown} */
                                category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                                createdAt: string;
                                document: {
                                    content: ({
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    } | {
                                        attrs: {
                                            /** @enum {number} */
                                            level: 2;
                                        };
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "heading";
                                    } | {
                                        content: {
                                            content: {
                                                content?: ({
                                                    marks?: ({
                                                        /** @enum {unknown} */
                                                        type: "bold" | "italic";
                                                    } | {
                                                        attrs: {
                                                            href: string;
                                                        };
                                                        /** @enum {string} */
                                                        type: "link";
                                                    })[];
                                                    text: string;
                                                    /** @enum {string} */
                                                    type: "text";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "hardBreak";
                                                })[];
                                                /** @enum {string} */
                                                type: "paragraph";
                                            }[];
                                            /** @enum {string} */
                                            type: "listItem";
                                        }[];
                                        /** @enum {unknown} */
                                        type: "bulletList" | "orderedList";
                                    } | {
                                        /** @enum {string} */
                                        type: "horizontalRule";
                                    })[];
                                    /** @enum {string} */
                                    type: "doc";
                                } | null;
                                figures: {
                                    delivered: number;
                                    failed: number;
                                    read: number;
                                    sent: number;
                                };
                                footer: string | null;
                                header: {
                                    /** @enum {string} */
                                    format: "TEXT";
                                    text: string;
                                } | {
                                    /** @enum {unknown} */
                                    format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION";
                                } | null;
                                variables: {
                                    example: string;
                                    name: string;
                                    source: string | null;
                                    /** @enum {unknown} */
                                    type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                                }[];
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One template with its versions and their figures */
        get: {
            parameters: {
                query?: {
                    days?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            body: string;
                            /** @enum {unknown} */
                            category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                            contentSid: string | null;
                            figures: {
                                delivered: number;
                                failed: number;
                                read: number;
                                sent: number;
                            };
                            id: string;
                            language: string;
                            latest: number;
                            name: string;
                            note: string | null;
                            quality: string | null;
                            reason: string | null;
                            status: string;
                            submitting: boolean;
                            syncedAt: string | null;
                            version: number;
                            versions: {
                                author: string | null;
                                body: string;
                                buttons: ({
                                    text: string;
                                    /** @enum {string} */
                                    type: "QUICK_REPLY";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "URL";
                                    url: string;
                                } | {
                                    phone: string;
                                    text: string;
                                    /** @enum {string} */
                                    type: "PHONE_NUMBER";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "OTHER";
                                })[];
                                /** @enum {unknown} */
                                category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                                createdAt: string;
                                document: {
                                    content: ({
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    } | {
                                        attrs: {
                                            /** @enum {number} */
                                            level: 2;
                                        };
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "heading";
                                    } | {
                                        content: {
                                            content: {
                                                content?: ({
                                                    marks?: ({
                                                        /** @enum {unknown} */
                                                        type: "bold" | "italic";
                                                    } | {
                                                        attrs: {
                                                            href: string;
                                                        };
                                                        /** @enum {string} */
                                                        type: "link";
                                                    })[];
                                                    text: string;
                                                    /** @enum {string} */
                                                    type: "text";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "hardBreak";
                                                })[];
                                                /** @enum {string} */
                                                type: "paragraph";
                                            }[];
                                            /** @enum {string} */
                                            type: "listItem";
                                        }[];
                                        /** @enum {unknown} */
                                        type: "bulletList" | "orderedList";
                                    } | {
                                        /** @enum {string} */
                                        type: "horizontalRule";
                                    })[];
                                    /** @enum {string} */
                                    type: "doc";
                                } | null;
                                figures: {
                                    delivered: number;
                                    failed: number;
                                    read: number;
                                    sent: number;
                                };
                                footer: string | null;
                                header: {
                                    /** @enum {string} */
                                    format: "TEXT";
                                    text: string;
                                } | {
                                    /** @enum {unknown} */
                                    format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION";
                                } | null;
                                variables: {
                                    example: string;
                                    name: string;
                                    source: string | null;
                                    /** @enum {unknown} */
                                    type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                                }[];
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a template, at the provider too */
        delete: {
            parameters: {
                query: {
                    latest: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the newest version of a template to the provider for its review */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        latest: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            body: string;
                            /** @enum {unknown} */
                            category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                            contentSid: string | null;
                            figures: {
                                delivered: number;
                                failed: number;
                                read: number;
                                sent: number;
                            };
                            id: string;
                            language: string;
                            latest: number;
                            name: string;
                            note: string | null;
                            quality: string | null;
                            reason: string | null;
                            status: string;
                            submitting: boolean;
                            syncedAt: string | null;
                            version: number;
                            versions: {
                                author: string | null;
                                body: string;
                                buttons: ({
                                    text: string;
                                    /** @enum {string} */
                                    type: "QUICK_REPLY";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "URL";
                                    url: string;
                                } | {
                                    phone: string;
                                    text: string;
                                    /** @enum {string} */
                                    type: "PHONE_NUMBER";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "OTHER";
                                })[];
                                /** @enum {unknown} */
                                category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                                createdAt: string;
                                document: {
                                    content: ({
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    } | {
                                        attrs: {
                                            /** @enum {number} */
                                            level: 2;
                                        };
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "heading";
                                    } | {
                                        content: {
                                            content: {
                                                content?: ({
                                                    marks?: ({
                                                        /** @enum {unknown} */
                                                        type: "bold" | "italic";
                                                    } | {
                                                        attrs: {
                                                            href: string;
                                                        };
                                                        /** @enum {string} */
                                                        type: "link";
                                                    })[];
                                                    text: string;
                                                    /** @enum {string} */
                                                    type: "text";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "hardBreak";
                                                })[];
                                                /** @enum {string} */
                                                type: "paragraph";
                                            }[];
                                            /** @enum {string} */
                                            type: "listItem";
                                        }[];
                                        /** @enum {unknown} */
                                        type: "bulletList" | "orderedList";
                                    } | {
                                        /** @enum {string} */
                                        type: "horizontalRule";
                                    })[];
                                    /** @enum {string} */
                                    type: "doc";
                                } | null;
                                figures: {
                                    delivered: number;
                                    failed: number;
                                    read: number;
                                    sent: number;
                                };
                                footer: string | null;
                                header: {
                                    /** @enum {string} */
                                    format: "TEXT";
                                    text: string;
                                } | {
                                    /** @enum {unknown} */
                                    format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION";
                                } | null;
                                variables: {
                                    example: string;
                                    name: string;
                                    source: string | null;
                                    /** @enum {unknown} */
                                    type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                                }[];
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the words of a template anew; earlier versions stay */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body?: string;
                        buttons?: ({
                            text: string;
                            /** @enum {string} */
                            type: "QUICK_REPLY";
                        } | {
                            text: string;
                            /** @enum {string} */
                            type: "URL";
                            url: string;
                        } | {
                            phone: string;
                            text: string;
                            /** @enum {string} */
                            type: "PHONE_NUMBER";
                        })[];
                        /** @enum {unknown} */
                        category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                        contentSid?: string | null;
                        document?: {
                            content: ({
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                })[];
                                /** @enum {string} */
                                type: "paragraph";
                            } | {
                                attrs: {
                                    /** @enum {number} */
                                    level: 2;
                                };
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                })[];
                                /** @enum {string} */
                                type: "heading";
                            } | {
                                content: {
                                    content: {
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    }[];
                                    /** @enum {string} */
                                    type: "listItem";
                                }[];
                                /** @enum {unknown} */
                                type: "bulletList" | "orderedList";
                            } | {
                                /** @enum {string} */
                                type: "horizontalRule";
                            })[];
                            /** @enum {string} */
                            type: "doc";
                        } | null;
                        footer?: string | null;
                        header?: {
                            /** @enum {string} */
                            format: "TEXT";
                            text: string;
                        } | null;
                        latest: number;
                        variables?: {
                            example: string;
                            name: string;
                            source?: ("name" | "full_name" | "agency" | "agent" | "what" | "when" | "date" | "time" | "place" | "dossier" | "title" | "reference" | "city" | "price") | null;
                            /** @enum {unknown} */
                            type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            body: string;
                            /** @enum {unknown} */
                            category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                            contentSid: string | null;
                            figures: {
                                delivered: number;
                                failed: number;
                                read: number;
                                sent: number;
                            };
                            id: string;
                            language: string;
                            latest: number;
                            name: string;
                            note: string | null;
                            quality: string | null;
                            reason: string | null;
                            status: string;
                            submitting: boolean;
                            syncedAt: string | null;
                            version: number;
                            versions: {
                                author: string | null;
                                body: string;
                                buttons: ({
                                    text: string;
                                    /** @enum {string} */
                                    type: "QUICK_REPLY";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "URL";
                                    url: string;
                                } | {
                                    phone: string;
                                    text: string;
                                    /** @enum {string} */
                                    type: "PHONE_NUMBER";
                                } | {
                                    text: string;
                                    /** @enum {string} */
                                    type: "OTHER";
                                })[];
                                /** @enum {unknown} */
                                category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                                createdAt: string;
                                document: {
                                    content: ({
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    } | {
                                        attrs: {
                                            /** @enum {number} */
                                            level: 2;
                                        };
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "heading";
                                    } | {
                                        content: {
                                            content: {
                                                content?: ({
                                                    marks?: ({
                                                        /** @enum {unknown} */
                                                        type: "bold" | "italic";
                                                    } | {
                                                        attrs: {
                                                            href: string;
                                                        };
                                                        /** @enum {string} */
                                                        type: "link";
                                                    })[];
                                                    text: string;
                                                    /** @enum {string} */
                                                    type: "text";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "hardBreak";
                                                })[];
                                                /** @enum {string} */
                                                type: "paragraph";
                                            }[];
                                            /** @enum {string} */
                                            type: "listItem";
                                        }[];
                                        /** @enum {unknown} */
                                        type: "bulletList" | "orderedList";
                                    } | {
                                        /** @enum {string} */
                                        type: "horizontalRule";
                                    })[];
                                    /** @enum {string} */
                                    type: "doc";
                                } | null;
                                figures: {
                                    delivered: number;
                                    failed: number;
                                    read: number;
                                    sent: number;
                                };
                                footer: string | null;
                                header: {
                                    /** @enum {string} */
                                    format: "TEXT";
                                    text: string;
                                } | {
                                    /** @enum {unknown} */
                                    format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION";
                                } | null;
                                variables: {
                                    example: string;
                                    name: string;
                                    source: string | null;
                                    /** @enum {unknown} */
                                    type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                                }[];
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a letter will look with words that are being written */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        body?: string;
                        buttons?: ({
                            text: string;
                            /** @enum {string} */
                            type: "QUICK_REPLY";
                        } | {
                            text: string;
                            /** @enum {string} */
                            type: "URL";
                            url: string;
                        } | {
                            phone: string;
                            text: string;
                            /** @enum {string} */
                            type: "PHONE_NUMBER";
                        })[];
                        document?: {
                            content: ({
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                })[];
                                /** @enum {string} */
                                type: "paragraph";
                            } | {
                                attrs: {
                                    /** @enum {number} */
                                    level: 2;
                                };
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                })[];
                                /** @enum {string} */
                                type: "heading";
                            } | {
                                content: {
                                    content: {
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    }[];
                                    /** @enum {string} */
                                    type: "listItem";
                                }[];
                                /** @enum {unknown} */
                                type: "bulletList" | "orderedList";
                            } | {
                                /** @enum {string} */
                                type: "horizontalRule";
                            })[];
                            /** @enum {string} */
                            type: "doc";
                        } | null;
                        footer?: string | null;
                        header?: {
                            /** @enum {string} */
                            format: "TEXT";
                            text: string;
                        } | null;
                        language: string;
                        variables?: {
                            example: string;
                            name: string;
                            source?: ("name" | "full_name" | "agency" | "agent" | "what" | "when" | "date" | "time" | "place" | "dossier" | "title" | "reference" | "city" | "price") | null;
                            /** @enum {unknown} */
                            type: "TEXT" | "NUMBER" | "AMOUNT" | "DATE" | "ADDRESS" | "FILE";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            html: string;
                            subject: string;
                            text: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/synchronisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the provider for the templates of all numbers now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one’s own note back within 15 minutes */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change one’s own note; earlier texts are kept, whoever is mentioned anew is told */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body?: string;
                        content?: {
                            content: ({
                                content?: ({
                                    marks?: ({
                                        /** @enum {unknown} */
                                        type: "bold" | "italic";
                                    } | {
                                        attrs: {
                                            href: string;
                                        };
                                        /** @enum {string} */
                                        type: "link";
                                    })[];
                                    text: string;
                                    /** @enum {string} */
                                    type: "text";
                                } | {
                                    /** @enum {string} */
                                    type: "hardBreak";
                                } | {
                                    attrs: {
                                        /** Format: uuid */
                                        id: string;
                                        label?: string;
                                    };
                                    /** @enum {string} */
                                    type: "mention";
                                })[];
                                /** @enum {string} */
                                type: "paragraph";
                            } | {
                                content: {
                                    content: ({
                                        content?: ({
                                            marks?: ({
                                                /** @enum {unknown} */
                                                type: "bold" | "italic";
                                            } | {
                                                attrs: {
                                                    href: string;
                                                };
                                                /** @enum {string} */
                                                type: "link";
                                            })[];
                                            text: string;
                                            /** @enum {string} */
                                            type: "text";
                                        } | {
                                            /** @enum {string} */
                                            type: "hardBreak";
                                        } | {
                                            attrs: {
                                                /** Format: uuid */
                                                id: string;
                                                label?: string;
                                            };
                                            /** @enum {string} */
                                            type: "mention";
                                        })[];
                                        /** @enum {string} */
                                        type: "paragraph";
                                    } | {
                                        content: {
                                            content: ({
                                                content?: ({
                                                    marks?: ({
                                                        /** @enum {unknown} */
                                                        type: "bold" | "italic";
                                                    } | {
                                                        attrs: {
                                                            href: string;
                                                        };
                                                        /** @enum {string} */
                                                        type: "link";
                                                    })[];
                                                    text: string;
                                                    /** @enum {string} */
                                                    type: "text";
                                                } | {
                                                    /** @enum {string} */
                                                    type: "hardBreak";
                                                } | {
                                                    attrs: {
                                                        /** Format: uuid */
                                                        id: string;
                                                        label?: string;
                                                    };
                                                    /** @enum {string} */
                                                    type: "mention";
                                                })[];
                                                /** @enum {string} */
                                                type: "paragraph";
                                            } | {
                                                content: {
                                                    content: {
                                                        content?: ({
                                                            marks?: ({
                                                                /** @enum {unknown} */
                                                                type: "bold" | "italic";
                                                            } | {
                                                                attrs: {
                                                                    href: string;
                                                                };
                                                                /** @enum {string} */
                                                                type: "link";
                                                            })[];
                                                            text: string;
                                                            /** @enum {string} */
                                                            type: "text";
                                                        } | {
                                                            /** @enum {string} */
                                                            type: "hardBreak";
                                                        } | {
                                                            attrs: {
                                                                /** Format: uuid */
                                                                id: string;
                                                                label?: string;
                                                            };
                                                            /** @enum {string} */
                                                            type: "mention";
                                                        })[];
                                                        /** @enum {string} */
                                                        type: "paragraph";
                                                    }[];
                                                    /** @enum {string} */
                                                    type: "listItem";
                                                }[];
                                                /** @enum {unknown} */
                                                type: "bulletList" | "orderedList";
                                            })[];
                                            /** @enum {string} */
                                            type: "listItem";
                                        }[];
                                        /** @enum {unknown} */
                                        type: "bulletList" | "orderedList";
                                    })[];
                                    /** @enum {string} */
                                    type: "listItem";
                                }[];
                                /** @enum {unknown} */
                                type: "bulletList" | "orderedList";
                            })[];
                            /** @enum {string} */
                            type: "doc";
                        };
                        mentions?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            at: string;
                            body: string | null;
                            channel: string | null;
                            code: string;
                            content: {
                                content: {
                                    [key: string]: unknown;
                                }[];
                                /** @enum {string} */
                                type: "doc";
                            } | null;
                            direction: string | null;
                            editedAt: string | null;
                            id: string;
                            params: {
                                [key: string]: unknown;
                            };
                            redactedAt: string | null;
                            ref: {
                                id: string;
                                kind: string;
                            } | null;
                            type: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/notes/{id}/redact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hide the text of a note, saying why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actor: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            at: string;
                            body: string | null;
                            channel: string | null;
                            code: string;
                            content: {
                                content: {
                                    [key: string]: unknown;
                                }[];
                                /** @enum {string} */
                                type: "doc";
                            } | null;
                            direction: string | null;
                            editedAt: string | null;
                            id: string;
                            params: {
                                [key: string]: unknown;
                            };
                            redactedAt: string | null;
                            ref: {
                                id: string;
                                kind: string;
                            } | null;
                            type: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every text a note had */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                at: string;
                                body: string;
                                content: {
                                    content: {
                                        [key: string]: unknown;
                                    }[];
                                    /** @enum {string} */
                                    type: "doc";
                                };
                                id: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the caller wants to be told, and the key for web push */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                ANNONCE_BLOCKED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                ANNONCE_FREED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_BOOKED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_CANCELLED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_JOINED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_LEFT: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_MOVED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                CONVERSATION_AWAKE: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                CONVERSATION_WAITING: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                DOCUMENT_RECEIVED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                DOSSIER_ASSIGNED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                DOSSIERS_HANDED_OVER: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                FIRST_RESPONSE_LATE: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                MENTIONED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                OFFER_ACCEPTED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                OFFER_RECEIVED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                TASK_ASSIGNED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                TASK_DUE: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                TASK_REMINDER: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                            };
                            digest: {
                                hour: number;
                                /** @enum {unknown} */
                                mode: "OFF" | "DAILY" | "WEEKDAYS";
                            };
                            pushKey: string | null;
                            quiet: {
                                days: number[];
                                from: number;
                                to: number;
                            } | null;
                            timezone: string;
                            version: number;
                        };
                    };
                };
            };
        };
        /** Choose ways, quiet hours and the hour of the digest */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channels: {
                            ANNONCE_BLOCKED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            ANNONCE_FREED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            APPOINTMENT_BOOKED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            APPOINTMENT_CANCELLED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            APPOINTMENT_JOINED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            APPOINTMENT_LEFT: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            APPOINTMENT_MOVED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            CONVERSATION_AWAKE: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            CONVERSATION_WAITING: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            DOCUMENT_RECEIVED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            DOSSIER_ASSIGNED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            DOSSIERS_HANDED_OVER: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            FIRST_RESPONSE_LATE: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            MENTIONED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            OFFER_ACCEPTED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            OFFER_RECEIVED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            TASK_ASSIGNED: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            TASK_DUE: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                            TASK_REMINDER: {
                                email: boolean;
                                inApp: boolean;
                                push: boolean;
                            };
                        };
                        digest: {
                            hour: number;
                            /** @enum {unknown} */
                            mode: "OFF" | "DAILY" | "WEEKDAYS";
                        };
                        quiet: {
                            days: number[];
                            from: number;
                            to: number;
                        } | null;
                        timezone: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                ANNONCE_BLOCKED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                ANNONCE_FREED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_BOOKED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_CANCELLED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_JOINED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_LEFT: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                APPOINTMENT_MOVED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                CONVERSATION_AWAKE: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                CONVERSATION_WAITING: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                DOCUMENT_RECEIVED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                DOSSIER_ASSIGNED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                DOSSIERS_HANDED_OVER: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                FIRST_RESPONSE_LATE: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                MENTIONED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                OFFER_ACCEPTED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                OFFER_RECEIVED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                TASK_ASSIGNED: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                TASK_DUE: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                                TASK_REMINDER: {
                                    email: boolean;
                                    inApp: boolean;
                                    push: boolean;
                                };
                            };
                            digest: {
                                hour: number;
                                /** @enum {unknown} */
                                mode: "OFF" | "DAILY" | "WEEKDAYS";
                            };
                            pushKey: string | null;
                            quiet: {
                                days: number[];
                                from: number;
                                to: number;
                            } | null;
                            timezone: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller was told, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    unread?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actor: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                appointment: {
                                    startsAt: string;
                                    timezone: string;
                                    type: string;
                                } | null;
                                at: string;
                                contact: string | null;
                                count: number;
                                detailId: string | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                excerpt: string | null;
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER_ASSIGNED" | "DOSSIERS_HANDED_OVER" | "MENTIONED" | "TASK_ASSIGNED" | "TASK_REMINDER" | "TASK_DUE" | "FIRST_RESPONSE_LATE" | "APPOINTMENT_BOOKED" | "APPOINTMENT_MOVED" | "APPOINTMENT_CANCELLED" | "APPOINTMENT_JOINED" | "APPOINTMENT_LEFT" | "OFFER_RECEIVED" | "OFFER_ACCEPTED" | "DOCUMENT_RECEIVED" | "CONVERSATION_WAITING" | "CONVERSATION_AWAKE" | "ANNONCE_BLOCKED" | "ANNONCE_FREED";
                                readAt: string | null;
                                subject: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "DOSSIER" | "TASK" | "APPOINTMENT" | "CONVERSATION" | "MEMBER" | "ANNONCE";
                                };
                                task: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The caller has read a notification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The caller has read all that was told up to an instant */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of the caller’s notifications are unread, up to 99 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers on dossiers the caller may see, the newest first */
        get: {
            parameters: {
                query?: {
                    annonceId?: string;
                    cursor?: string;
                    dossierId?: string;
                    limit?: number;
                    state?: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                amount: number;
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                askingAmount: number | null;
                                conditions: string | null;
                                countersId: string | null;
                                createdAt: string;
                                /** @enum {unknown} */
                                currency: "MAD" | "EUR";
                                decidedAt: string | null;
                                dossier: {
                                    contact: string;
                                    id: string;
                                    reference: string;
                                };
                                expiresAt: string | null;
                                id: string;
                                /** @enum {unknown} */
                                madeBy: "BUYER" | "SELLER";
                                /** @enum {unknown} */
                                state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                                stateReason: string | null;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Record an offer; the dossier moves where its workflow has a way */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount: number;
                        /** Format: uuid */
                        annonceId?: string;
                        conditions?: string;
                        /** @enum {unknown} */
                        currency: "MAD" | "EUR";
                        /** Format: uuid */
                        dossierId: string;
                        /** Format: date-time */
                        expiresAt?: string;
                        /** @enum {unknown} */
                        madeBy: "BUYER" | "SELLER";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: number;
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            askingAmount: number | null;
                            conditions: string | null;
                            countersId: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            decidedAt: string | null;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            };
                            expiresAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "BUYER" | "SELLER";
                            /** @enum {unknown} */
                            state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                            stateReason: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change conditions or expiry of an open offer */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        conditions?: string | null;
                        expiresAt?: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: number;
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            askingAmount: number | null;
                            conditions: string | null;
                            countersId: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            decidedAt: string | null;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            };
                            expiresAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "BUYER" | "SELLER";
                            /** @enum {unknown} */
                            state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                            stateReason: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/offers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an open offer: the dossier and the annonce have a deal */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: number;
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            askingAmount: number | null;
                            conditions: string | null;
                            countersId: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            decidedAt: string | null;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            };
                            expiresAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "BUYER" | "SELLER";
                            /** @enum {unknown} */
                            state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                            stateReason: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an open offer with another one, from the other side */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount: number;
                        conditions?: string;
                        /** @enum {unknown} */
                        currency: "MAD" | "EUR";
                        /** Format: date-time */
                        expiresAt?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: number;
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            askingAmount: number | null;
                            conditions: string | null;
                            countersId: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            decidedAt: string | null;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            };
                            expiresAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "BUYER" | "SELLER";
                            /** @enum {unknown} */
                            state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                            stateReason: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse an open offer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: number;
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            askingAmount: number | null;
                            conditions: string | null;
                            countersId: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            decidedAt: string | null;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            };
                            expiresAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "BUYER" | "SELLER";
                            /** @enum {unknown} */
                            state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                            stateReason: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an open offer, or an accepted one whose deal fell through */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: number;
                            annonce: {
                                id: string;
                                reference: string;
                                title: string;
                            } | null;
                            askingAmount: number | null;
                            conditions: string | null;
                            countersId: string | null;
                            createdAt: string;
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            decidedAt: string | null;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            };
                            expiresAt: string | null;
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "BUYER" | "SELLER";
                            /** @enum {unknown} */
                            state: "OPEN" | "COUNTERED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN" | "EXPIRED";
                            stateReason: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What providers told us, newest first, without the contents */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "QUARANTINED";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                account: {
                                    displayName: string;
                                    id: string;
                                    kind: string;
                                };
                                attempts: number;
                                erased: boolean;
                                id: string;
                                /** @enum {unknown} */
                                kind: "MESSAGE" | "STATUS" | "ECHO" | "OTHER";
                                processedAt: string | null;
                                reason: string | null;
                                receivedAt: string;
                                /** @enum {unknown} */
                                state: "PENDING" | "DONE" | "QUARANTINED";
                                type: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event with its contents; the look is recorded */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                id: string;
                                kind: string;
                            };
                            attempts: number;
                            erased: boolean;
                            id: string;
                            /** @enum {unknown} */
                            kind: "MESSAGE" | "STATUS" | "ECHO" | "OTHER";
                            payload: unknown;
                            processedAt: string | null;
                            reason: string | null;
                            receivedAt: string;
                            /** @enum {unknown} */
                            state: "PENDING" | "DONE" | "QUARANTINED";
                            type: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work on an event again that was set aside */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                displayName: string;
                                id: string;
                                kind: string;
                            };
                            attempts: number;
                            erased: boolean;
                            id: string;
                            /** @enum {unknown} */
                            kind: "MESSAGE" | "STATUS" | "ECHO" | "OTHER";
                            processedAt: string | null;
                            reason: string | null;
                            receivedAt: string;
                            /** @enum {unknown} */
                            state: "PENDING" | "DONE" | "QUARANTINED";
                            type: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How messaging does: queues, times, failures, numbers; the last 24 hours */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            deadLetters: {
                                count: number;
                                more: boolean;
                            };
                            failures: {
                                cause: string | null;
                                code: string;
                                count: number;
                            }[];
                            numbers: {
                                displayName: string;
                                displayPhone: string;
                                id: string;
                                kind: string;
                                oldestAt: string | null;
                                pausedUntil: string | null;
                                quality: string | null;
                                reason: string | null;
                                /** @enum {unknown} */
                                status: "ACTIVE" | "PAUSED" | "DISABLED";
                                tier: string | null;
                                waiting: {
                                    count: number;
                                    more: boolean;
                                };
                            }[];
                            optOuts: {
                                count: number;
                                more: boolean;
                            };
                            queue: {
                                later: {
                                    count: number;
                                    more: boolean;
                                };
                                oldestAt: string | null;
                                sending: {
                                    count: number;
                                    more: boolean;
                                };
                                unknown: {
                                    count: number;
                                    more: boolean;
                                };
                                waiting: {
                                    count: number;
                                    more: boolean;
                                };
                            };
                            sent: {
                                accepted: number;
                                delivered: number;
                                deliveryLatency: {
                                    p50: number | null;
                                    p95: number | null;
                                };
                                failed: number;
                                messages: number;
                                retries: number;
                                sampled: boolean;
                                sendLatency: {
                                    p50: number | null;
                                    p95: number | null;
                                };
                            };
                            since: string;
                            webhooks: {
                                events: number;
                                lag: {
                                    p50: number | null;
                                    p95: number | null;
                                };
                                oldestAt: string | null;
                                pending: {
                                    count: number;
                                    more: boolean;
                                };
                                quarantined: {
                                    count: number;
                                    more: boolean;
                                };
                                sampled: boolean;
                                signatureFailures: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/messaging/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows a figure of messaging counted, newest first (the slowest first where time is the figure) */
        get: {
            parameters: {
                query: {
                    account?: string;
                    code?: string;
                    cursor?: string;
                    figure: "waiting" | "later" | "unknown" | "failed" | "retried" | "slowestSent" | "slowestDelivered" | "optOuts";
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                at: string;
                                attempts: number;
                                cause: string | null;
                                channel: string;
                                code: string | null;
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                conversationId: string | null;
                                dueAt: string | null;
                                id: string;
                                seconds: number | null;
                                status: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation and its settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            country: "MA" | "FR";
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            /** @enum {unknown} */
                            defaultLocale: "fr" | "ar" | "en";
                            id: string;
                            name: string;
                            settings: {
                                /** @default true */
                                agentEnabled: boolean;
                                /** @default Atlas */
                                agentName: string;
                                /** @default false */
                                agentSeesAllDossiers: boolean;
                                /** @default  */
                                agentSignature: string;
                                /** @default false */
                                agentsMayPublish: boolean;
                                /** @default 6 */
                                contactCapPerDay: number;
                                /** @default true */
                                contactConsentOnInbound: boolean;
                                /** @default null */
                                dailyMessages: number | null;
                                /** @default LEAD_BUY */
                                defaultCaseType: "LEAD_BUY" | "LEAD_RENT";
                                /** @default false */
                                fallbackChannels: boolean;
                                /** @default 15 */
                                firstResponseMinutes: number;
                                /** @default 2 */
                                marketingCapPerWeek: number;
                                /** @default 8 */
                                maxVisitsPerDay: number;
                                /** @default null */
                                messageCosts: {
                                    /** @enum {unknown} */
                                    currency: "EUR" | "MAD" | "USD";
                                    monthlyCap: number | null;
                                    prices: {
                                        /** @enum {unknown} */
                                        category: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE";
                                        market: string;
                                        micros: number;
                                    }[];
                                } | null;
                                /** @default 120 */
                                minimumNoticeMinutes: number;
                                /** @default FORBID */
                                overlapPolicy: "FORBID" | "WARN";
                                /** @default false */
                                ownersMayPublish: boolean;
                                /** @default 55 */
                                qualifyThreshold: number;
                                /** @default 21:00 */
                                quietFrom: string;
                                /** @default 08:00 */
                                quietTo: string;
                                /**
                                 * @default [
                                 *       1440,
                                 *       120
                                 *     ]
                                 */
                                reminderMinutes: number[];
                                /** @default true */
                                resendUnknownServiceMessages: boolean;
                                /** @default 15 */
                                travelBufferMinutes: number;
                                /** @default 5 */
                                travelMinimumMinutes: number;
                                /** @default 25 */
                                travelSpeedKmh: number;
                                /** @default 45 */
                                visitMinutes: number;
                            };
                            slug: string;
                            timezone: string;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the organisation; settings not named stay */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        defaultLocale?: "fr" | "ar" | "en";
                        name?: string;
                        settings?: {
                            /** @default true */
                            agentEnabled?: boolean;
                            /** @default Atlas */
                            agentName?: string;
                            /** @default false */
                            agentSeesAllDossiers?: boolean;
                            /** @default  */
                            agentSignature?: string;
                            /** @default false */
                            agentsMayPublish?: boolean;
                            /** @default 6 */
                            contactCapPerDay?: number;
                            /** @default true */
                            contactConsentOnInbound?: boolean;
                            /** @default null */
                            dailyMessages?: number | null;
                            /** @default LEAD_BUY */
                            defaultCaseType?: "LEAD_BUY" | "LEAD_RENT";
                            /** @default false */
                            fallbackChannels?: boolean;
                            /** @default 15 */
                            firstResponseMinutes?: number;
                            /** @default 2 */
                            marketingCapPerWeek?: number;
                            /** @default 8 */
                            maxVisitsPerDay?: number;
                            /** @default null */
                            messageCosts?: {
                                /** @enum {unknown} */
                                currency: "EUR" | "MAD" | "USD";
                                monthlyCap: number | null;
                                prices: {
                                    /** @enum {unknown} */
                                    category: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE";
                                    market: string;
                                    micros: number;
                                }[];
                            } | null;
                            /** @default 120 */
                            minimumNoticeMinutes?: number;
                            /** @default FORBID */
                            overlapPolicy?: "FORBID" | "WARN";
                            /** @default false */
                            ownersMayPublish?: boolean;
                            /** @default 55 */
                            qualifyThreshold?: number;
                            /** @default 21:00 */
                            quietFrom?: string;
                            /** @default 08:00 */
                            quietTo?: string;
                            /**
                             * @default [
                             *       1440,
                             *       120
                             *     ]
                             */
                            reminderMinutes?: number[];
                            /** @default true */
                            resendUnknownServiceMessages?: boolean;
                            /** @default 15 */
                            travelBufferMinutes?: number;
                            /** @default 5 */
                            travelMinimumMinutes?: number;
                            /** @default 25 */
                            travelSpeedKmh?: number;
                            /** @default 45 */
                            visitMinutes?: number;
                        };
                        timezone?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            country: "MA" | "FR";
                            /** @enum {unknown} */
                            currency: "MAD" | "EUR";
                            /** @enum {unknown} */
                            defaultLocale: "fr" | "ar" | "en";
                            id: string;
                            name: string;
                            settings: {
                                /** @default true */
                                agentEnabled: boolean;
                                /** @default Atlas */
                                agentName: string;
                                /** @default false */
                                agentSeesAllDossiers: boolean;
                                /** @default  */
                                agentSignature: string;
                                /** @default false */
                                agentsMayPublish: boolean;
                                /** @default 6 */
                                contactCapPerDay: number;
                                /** @default true */
                                contactConsentOnInbound: boolean;
                                /** @default null */
                                dailyMessages: number | null;
                                /** @default LEAD_BUY */
                                defaultCaseType: "LEAD_BUY" | "LEAD_RENT";
                                /** @default false */
                                fallbackChannels: boolean;
                                /** @default 15 */
                                firstResponseMinutes: number;
                                /** @default 2 */
                                marketingCapPerWeek: number;
                                /** @default 8 */
                                maxVisitsPerDay: number;
                                /** @default null */
                                messageCosts: {
                                    /** @enum {unknown} */
                                    currency: "EUR" | "MAD" | "USD";
                                    monthlyCap: number | null;
                                    prices: {
                                        /** @enum {unknown} */
                                        category: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE";
                                        market: string;
                                        micros: number;
                                    }[];
                                } | null;
                                /** @default 120 */
                                minimumNoticeMinutes: number;
                                /** @default FORBID */
                                overlapPolicy: "FORBID" | "WARN";
                                /** @default false */
                                ownersMayPublish: boolean;
                                /** @default 55 */
                                qualifyThreshold: number;
                                /** @default 21:00 */
                                quietFrom: string;
                                /** @default 08:00 */
                                quietTo: string;
                                /**
                                 * @default [
                                 *       1440,
                                 *       120
                                 *     ]
                                 */
                                reminderMinutes: number[];
                                /** @default true */
                                resendUnknownServiceMessages: boolean;
                                /** @default 15 */
                                travelBufferMinutes: number;
                                /** @default 5 */
                                travelMinimumMinutes: number;
                                /** @default 25 */
                                travelSpeedKmh: number;
                                /** @default 45 */
                                visitMinutes: number;
                            };
                            slug: string;
                            timezone: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an organisation; I become its administrator */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        city: string;
                        country: "MA" | "FR";
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be sent, but for those that were set aside */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                at: string;
                                attempts: number;
                                contact: {
                                    displayName: string;
                                    id: string;
                                };
                                conversationId: string;
                                failure: {
                                    cause: string | null;
                                    code: string;
                                };
                                id: string;
                                status: string;
                                text: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/dead-letters/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set dead letters aside, with the reason; each is answered by itself */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            attempts: number;
                            /** Format: uuid */
                            id: string;
                        }[];
                        /** @enum {unknown} */
                        reason: "ANSWERED_OTHERWISE" | "OUTDATED" | "WRONG_RECIPIENT" | "DUPLICATE" | "TEST";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string | null;
                                id: string;
                                /** @enum {unknown} */
                                outcome: "QUEUED" | "DISCARDED" | "ALREADY" | "CHANGED" | "REFUSED";
                                reason: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send dead letters again; each is answered by itself */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            attempts: number;
                            /** Format: uuid */
                            id: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string | null;
                                id: string;
                                /** @enum {unknown} */
                                outcome: "QUEUED" | "DISCARDED" | "ALREADY" | "CHANGED" | "REFUSED";
                                reason: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a file: multipart field "file" (picture, film, sound, PDF, DOCX, XLSX up to 15 MB); fields conversationId, dossierId or contactId, subject (of a letter), text (the caption), purpose, replyToId, scheduledAt */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            attempts: number;
                            author: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            choice: {
                                title: string | null;
                            } | null;
                            citations: {
                                annonceId: string;
                                field: string;
                                reference: string;
                                value: string;
                                version?: number;
                            }[];
                            contacts: {
                                emails: string[];
                                name: string | null;
                                organisation: string | null;
                                phones: string[];
                            }[];
                            decisionId: string | null;
                            deleted: boolean;
                            deliveredAt: string | null;
                            direction: "IN" | "OUT";
                            dueAt: string | null;
                            editedAt: string | null;
                            failure: {
                                cause: string | null;
                                code: string;
                            } | null;
                            id: string;
                            interactive: {
                                buttons: {
                                    id: string;
                                    title: string;
                                }[];
                            } | null;
                            location: {
                                address: string | null;
                                latitude: number;
                                longitude: number;
                                name: string | null;
                            } | null;
                            media: {
                                filename: string | null;
                                height: number | null;
                                mimeType: string | null;
                                mismatch: boolean;
                                size: number | null;
                                /** @enum {unknown} */
                                state: "READY" | "PENDING" | "MISSING" | "TOO_LARGE";
                                url: string | null;
                                voice: boolean;
                                width: number | null;
                            } | null;
                            reactions: {
                                by: string;
                                emoji: string;
                            }[];
                            readAt: string | null;
                            replyTo: {
                                id: string | null;
                                text: string | null;
                            } | null;
                            sentAt: string | null;
                            status: "RECEIVED" | "QUEUED" | "SENDING" | "ACCEPTED" | "SENT" | "DELIVERED" | "READ" | "FAILED" | "DEAD" | "CANCELLED" | "UNKNOWN";
                            subject: string | null;
                            text: string | null;
                            type: string;
                            understood: {
                                intents: {
                                    code: string;
                                    confidence: number;
                                }[];
                                lang: string;
                                slots: {
                                    [key: string]: unknown;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message: free text within the window, or a template */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        channel?: "WHATSAPP" | "SMS" | "EMAIL";
                        /** Format: uuid */
                        contactId?: string;
                        /** Format: uuid */
                        conversationId?: string;
                        /** Format: uuid */
                        dossierId?: string;
                        /** @enum {string} */
                        purpose?: "MARKETING";
                        /** Format: uuid */
                        replyToId?: string;
                        /** Format: date-time */
                        scheduledAt?: string;
                        subject?: string;
                        template?: {
                            language: string;
                            name: string;
                            variables?: string[];
                        };
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            attempts: number;
                            author: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            choice: {
                                title: string | null;
                            } | null;
                            citations: {
                                annonceId: string;
                                field: string;
                                reference: string;
                                value: string;
                                version?: number;
                            }[];
                            contacts: {
                                emails: string[];
                                name: string | null;
                                organisation: string | null;
                                phones: string[];
                            }[];
                            decisionId: string | null;
                            deleted: boolean;
                            deliveredAt: string | null;
                            direction: "IN" | "OUT";
                            dueAt: string | null;
                            editedAt: string | null;
                            failure: {
                                cause: string | null;
                                code: string;
                            } | null;
                            id: string;
                            interactive: {
                                buttons: {
                                    id: string;
                                    title: string;
                                }[];
                            } | null;
                            location: {
                                address: string | null;
                                latitude: number;
                                longitude: number;
                                name: string | null;
                            } | null;
                            media: {
                                filename: string | null;
                                height: number | null;
                                mimeType: string | null;
                                mismatch: boolean;
                                size: number | null;
                                /** @enum {unknown} */
                                state: "READY" | "PENDING" | "MISSING" | "TOO_LARGE";
                                url: string | null;
                                voice: boolean;
                                width: number | null;
                            } | null;
                            reactions: {
                                by: string;
                                emoji: string;
                            }[];
                            readAt: string | null;
                            replyTo: {
                                id: string | null;
                                text: string | null;
                            } | null;
                            sentAt: string | null;
                            status: "RECEIVED" | "QUEUED" | "SENDING" | "ACCEPTED" | "SENT" | "DELIVERED" | "READ" | "FAILED" | "DEAD" | "CANCELLED" | "UNKNOWN";
                            subject: string | null;
                            text: string | null;
                            type: string;
                            understood: {
                                intents: {
                                    code: string;
                                    confidence: number;
                                }[];
                                lang: string;
                                slots: {
                                    [key: string]: unknown;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/messages/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every try at sending a message, the last one first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                cause: string | null;
                                code: string | null;
                                finishedAt: string | null;
                                n: number;
                                startedAt: string;
                                /** @enum {unknown} */
                                state: "STARTED" | "ACCEPTED" | "REJECTED" | "NOT_SENT" | "UNKNOWN";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a message that has not left */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            attempts: number;
                            author: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            choice: {
                                title: string | null;
                            } | null;
                            citations: {
                                annonceId: string;
                                field: string;
                                reference: string;
                                value: string;
                                version?: number;
                            }[];
                            contacts: {
                                emails: string[];
                                name: string | null;
                                organisation: string | null;
                                phones: string[];
                            }[];
                            decisionId: string | null;
                            deleted: boolean;
                            deliveredAt: string | null;
                            direction: "IN" | "OUT";
                            dueAt: string | null;
                            editedAt: string | null;
                            failure: {
                                cause: string | null;
                                code: string;
                            } | null;
                            id: string;
                            interactive: {
                                buttons: {
                                    id: string;
                                    title: string;
                                }[];
                            } | null;
                            location: {
                                address: string | null;
                                latitude: number;
                                longitude: number;
                                name: string | null;
                            } | null;
                            media: {
                                filename: string | null;
                                height: number | null;
                                mimeType: string | null;
                                mismatch: boolean;
                                size: number | null;
                                /** @enum {unknown} */
                                state: "READY" | "PENDING" | "MISSING" | "TOO_LARGE";
                                url: string | null;
                                voice: boolean;
                                width: number | null;
                            } | null;
                            reactions: {
                                by: string;
                                emoji: string;
                            }[];
                            readAt: string | null;
                            replyTo: {
                                id: string | null;
                                text: string | null;
                            } | null;
                            sentAt: string | null;
                            status: "RECEIVED" | "QUEUED" | "SENDING" | "ACCEPTED" | "SENT" | "DELIVERED" | "READ" | "FAILED" | "DEAD" | "CANCELLED" | "UNKNOWN";
                            subject: string | null;
                            text: string | null;
                            type: string;
                            understood: {
                                intents: {
                                    code: string;
                                    confidence: number;
                                }[];
                                lang: string;
                                slots: {
                                    [key: string]: unknown;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a failed message again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            attempts: number;
                            author: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            choice: {
                                title: string | null;
                            } | null;
                            citations: {
                                annonceId: string;
                                field: string;
                                reference: string;
                                value: string;
                                version?: number;
                            }[];
                            contacts: {
                                emails: string[];
                                name: string | null;
                                organisation: string | null;
                                phones: string[];
                            }[];
                            decisionId: string | null;
                            deleted: boolean;
                            deliveredAt: string | null;
                            direction: "IN" | "OUT";
                            dueAt: string | null;
                            editedAt: string | null;
                            failure: {
                                cause: string | null;
                                code: string;
                            } | null;
                            id: string;
                            interactive: {
                                buttons: {
                                    id: string;
                                    title: string;
                                }[];
                            } | null;
                            location: {
                                address: string | null;
                                latitude: number;
                                longitude: number;
                                name: string | null;
                            } | null;
                            media: {
                                filename: string | null;
                                height: number | null;
                                mimeType: string | null;
                                mismatch: boolean;
                                size: number | null;
                                /** @enum {unknown} */
                                state: "READY" | "PENDING" | "MISSING" | "TOO_LARGE";
                                url: string | null;
                                voice: boolean;
                                width: number | null;
                            } | null;
                            reactions: {
                                by: string;
                                emoji: string;
                            }[];
                            readAt: string | null;
                            replyTo: {
                                id: string | null;
                                text: string | null;
                            } | null;
                            sentAt: string | null;
                            status: "RECEIVED" | "QUEUED" | "SENDING" | "ACCEPTED" | "SENT" | "DELIVERED" | "READ" | "FAILED" | "DEAD" | "CANCELLED" | "UNKNOWN";
                            subject: string | null;
                            text: string | null;
                            type: string;
                            understood: {
                                intents: {
                                    code: string;
                                    confidence: number;
                                }[];
                                lang: string;
                                slots: {
                                    [key: string]: unknown;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/owner-space/annonces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The properties of the caller, the newest first, with visits and offers whose people are not named */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                annonce: {
                                    bedrooms: number | null;
                                    city: string;
                                    coverUrl: string | null;
                                    id: string;
                                    price: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        currency: "MAD" | "EUR";
                                    } | null;
                                    /** @enum {unknown} */
                                    propertyType: "APARTMENT" | "VILLA" | "HOUSE" | "STUDIO" | "RIAD" | "LAND" | "OFFICE" | "SHOP" | "FARM" | "ROOM";
                                    quality: {
                                        score: number;
                                    };
                                    reference: string;
                                    rentPeriod: ("MONTH" | "WEEK" | "DAY") | null;
                                    rooms: number | null;
                                    status: string;
                                    surface: number | null;
                                    title: string;
                                    /** @enum {unknown} */
                                    transaction: "SALE" | "RENT";
                                    updatedAt: string;
                                    zone: string | null;
                                };
                                branchId: string;
                                interested: number;
                                mandate: {
                                    endsOn: string | null;
                                    exclusiveUntil?: string | null;
                                    number: string | null;
                                    startsOn: string | null;
                                    /** @enum {unknown} */
                                    type: "SIMPLE" | "SEMI_EXCLUSIVE" | "EXCLUSIVE";
                                } | null;
                                /** @enum {unknown} */
                                nextStep: "ANSWER_OFFER" | "VISIT" | "SIGN_MANDATE" | "RENEW_MANDATE" | "COMPLETE" | "READY" | "WAIT" | "SIGNING" | "PAUSED" | "STOPPED" | "OVER";
                                offers: {
                                    all: number;
                                    open: number;
                                };
                                prices: {
                                    amount: number;
                                    at: string;
                                }[];
                                publishedAt: string | null;
                                visits: {
                                    done: number;
                                    last: {
                                        startsAt: string;
                                        state: string;
                                        timezone: string;
                                        who: string | null;
                                    }[];
                                    planned: number;
                                };
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The board of a case type: a column per state with its first cards */
        get: {
            parameters: {
                query: {
                    assignee?: "me" | "none" | string;
                    branchId?: string;
                    caseType: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            columns: {
                                count: number;
                                items: {
                                    annonce: {
                                        coverUrl: string | null;
                                        id: string;
                                        reference: string;
                                        title: string;
                                    } | null;
                                    assignee: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    band: string | null;
                                    branchId: string;
                                    budget: {
                                        currency: string;
                                        max: number | null;
                                        min: number | null;
                                    } | null;
                                    caseType: string;
                                    city: string | null;
                                    contact: {
                                        displayName: string;
                                        id: string;
                                    };
                                    id: string;
                                    lastActivityAt: string;
                                    nextAppointmentAt: string | null;
                                    openedAt: string;
                                    reference: string;
                                    score: number | null;
                                    source: string;
                                    status: string;
                                    statusSince: string;
                                    unread: number;
                                    version: number;
                                }[];
                                nextCursor: string | null;
                                status: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/annonces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published or suspended annonce of an organisation, by reference or id; its face alone */
        get: {
            parameters: {
                query: {
                    organizationId: string;
                    which: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            block: {
                                at: string;
                                reason: string;
                            } | null;
                            id: string;
                            organization: {
                                id: string;
                                name: string;
                            };
                            reference: string;
                            status: string;
                            title: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Annonces blocked by the platform, the latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                block: {
                                    at: string;
                                    reason: string;
                                } | null;
                                id: string;
                                organization: {
                                    id: string;
                                    name: string;
                                };
                                reference: string;
                                status: string;
                                title: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the platform does: queues, what could not be sent, numbers, versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            deadLetters: {
                                dead: number;
                                failed: number;
                                jobs: number;
                                quarantined: number;
                                unknown: number;
                            };
                            numbers: {
                                active: number;
                                disabled: number;
                                paused: number;
                            };
                            queues: {
                                oldest: number;
                                /** @enum {unknown} */
                                queue: "inbound" | "outbound" | "jobs" | "seals";
                                waiting: number;
                            }[];
                            versions: {
                                atlas: string;
                                migration: string;
                                node: string;
                                postgres: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations with counters, the newest first; q finds name, slug or id */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                country: string;
                                createdAt: string;
                                id: string;
                                lastActivityAt: string | null;
                                members: {
                                    count: number;
                                    more: boolean;
                                };
                                name: string;
                                openDossiers: {
                                    count: number;
                                    more: boolean;
                                };
                                publishedAnnonces: {
                                    count: number;
                                    more: boolean;
                                };
                                slug: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/organizations/{orgId}/annonces/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block an annonce: it leaves the public and its organisation cannot publish it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    orgId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            block: {
                                at: string;
                                reason: string;
                            } | null;
                            id: string;
                            organization: {
                                id: string;
                                name: string;
                            };
                            reference: string;
                            status: string;
                            title: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/organizations/{orgId}/annonces/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a block; the organisation may publish the annonce again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    orgId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s browsers that take push */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: string;
                                device: string;
                                id: string;
                                lastSentAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Have a browser told by push, by its subscription */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        device: string;
                        endpoint: string;
                        keys: {
                            auth: string;
                            p256dh: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            device: string;
                            id: string;
                            lastSentAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push-devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No more push to a browser */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists the organisation chooses from: reasons, sources, categories, kinds of documents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {unknown} */
                                list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                                values: {
                                    builtIn: boolean;
                                    code: string;
                                    labels: {
                                        ar: string | null;
                                        en: string | null;
                                        fr: string | null;
                                    };
                                    /** @enum {unknown} */
                                    state: "ACTIVE" | "HIDDEN" | "DELETED";
                                    version: number;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference-lists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list as it is edited, with how often each code is used */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                            values: {
                                builtIn: boolean;
                                code: string;
                                labels: {
                                    ar: string | null;
                                    en: string | null;
                                    fr: string | null;
                                };
                                product: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                } | null;
                                /** @enum {unknown} */
                                state: "ACTIVE" | "HIDDEN" | "DELETED";
                                uses: number;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference-lists/{list}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Arrange a list */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        codes: string[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                            values: {
                                builtIn: boolean;
                                code: string;
                                labels: {
                                    ar: string | null;
                                    en: string | null;
                                    fr: string | null;
                                };
                                product: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                } | null;
                                /** @enum {unknown} */
                                state: "ACTIVE" | "HIDDEN" | "DELETED";
                                uses: number;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference-lists/{list}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a code of the organisation’s own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        labels: {
                            ar?: string | null;
                            en?: string | null;
                            fr: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                            values: {
                                builtIn: boolean;
                                code: string;
                                labels: {
                                    ar: string | null;
                                    en: string | null;
                                    fr: string | null;
                                };
                                product: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                } | null;
                                /** @enum {unknown} */
                                state: "ACTIVE" | "HIDDEN" | "DELETED";
                                uses: number;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference-lists/{list}/values/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a code of the organisation’s own that nothing has */
        delete: {
            parameters: {
                query: {
                    version: number;
                };
                header?: never;
                path: {
                    code: string;
                    list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                            values: {
                                builtIn: boolean;
                                code: string;
                                labels: {
                                    ar: string | null;
                                    en: string | null;
                                    fr: string | null;
                                };
                                product: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                } | null;
                                /** @enum {unknown} */
                                state: "ACTIVE" | "HIDDEN" | "DELETED";
                                uses: number;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename, hide or show a code */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active?: boolean;
                        labels?: {
                            ar?: string | null;
                            en?: string | null;
                            fr?: string | null;
                        };
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            list: "LOSS_REASON" | "WON_REASON" | "SOURCE" | "TASK_CATEGORY" | "DOCUMENT_TYPE" | "CANCEL_REASON";
                            values: {
                                builtIn: boolean;
                                code: string;
                                labels: {
                                    ar: string | null;
                                    en: string | null;
                                    fr: string | null;
                                };
                                product: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                } | null;
                                /** @enum {unknown} */
                                state: "ACTIVE" | "HIDDEN" | "DELETED";
                                uses: number;
                                version: number;
                            }[];
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/reports/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a period by branch, person, annonce or source */
        get: {
            parameters: {
                query: {
                    agentId?: string | "none";
                    annonceId?: string | "none";
                    branchId?: string;
                    by: "branch" | "agent" | "annonce" | "source";
                    caseType?: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                    from?: string;
                    period?: "custom" | "week" | "month" | "days30" | "quarter" | "year";
                    source?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                answeredInTime: number;
                                answeredLate: number;
                                detail: string | null;
                                key: string | null;
                                leads: number;
                                lost: number;
                                name: string | null;
                                responseMedian: number | null;
                                visits: number;
                                visitsDone: number;
                                visitsMissed: number;
                                won: number;
                            }[];
                            truncated: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table or the rows of a figure as CSV in the language of the caller, streamed; the export is recorded */
        get: {
            parameters: {
                query: {
                    agentId?: string | "none";
                    annonceId?: string | "none";
                    branchId?: string;
                    bucket?: string;
                    caseType?: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                    compare?: "previous" | "year" | "none";
                    currency?: "MAD" | "EUR";
                    figure?: "leads" | "answered" | "answeredInTime" | "answeredLate" | "awaiting" | "expectedValue" | "won" | "lost" | "wonValue" | "visits" | "visitsAhead" | "visitsDone" | "visitsMissed" | "visitsCancelled";
                    from?: string;
                    interval?: "day" | "week" | "month";
                    period?: "custom" | "week" | "month" | "days30" | "quarter" | "year";
                    reason?: string;
                    source?: string;
                    step?: string;
                    table: "rows" | "series" | "funnel" | "won" | "lost" | "branch" | "agent" | "annonce" | "source";
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the dossiers of a period came on the main line of their case type, and how long each step took */
        get: {
            parameters: {
                query: {
                    agentId?: string | "none";
                    annonceId?: string | "none";
                    branchId?: string;
                    caseType: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                    compare?: "previous" | "year" | "none";
                    from?: string;
                    period?: "custom" | "week" | "month" | "days30" | "quarter" | "year";
                    source?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            caseType: string;
                            steps: {
                                left: number;
                                median: number | null;
                                p90: number | null;
                                previous: number | null;
                                reached: number;
                                status: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dossiers or visits that a figure counts, the latest first */
        get: {
            parameters: {
                query: {
                    agentId?: string | "none";
                    annonceId?: string | "none";
                    branchId?: string;
                    bucket?: string;
                    caseType?: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                    currency?: "MAD" | "EUR";
                    cursor?: string;
                    figure: "leads" | "answered" | "answeredInTime" | "answeredLate" | "awaiting" | "expectedValue" | "won" | "lost" | "wonValue" | "visits" | "visitsAhead" | "visitsDone" | "visitsMissed" | "visitsCancelled";
                    from?: string;
                    interval?: "day" | "week" | "month";
                    limit?: number;
                    period?: "custom" | "week" | "month" | "days30" | "quarter" | "year";
                    reason?: string;
                    source?: string;
                    step?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                agent: {
                                    id: string;
                                    name: string;
                                } | null;
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                at: string;
                                branch: {
                                    id: string;
                                    name: string;
                                };
                                caseType: string | null;
                                contact: string | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                id: string;
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "VISIT";
                                readable: boolean;
                                reason: string | null;
                                remark: string | null;
                                seconds: number | null;
                                source: string | null;
                                status: string;
                                value: {
                                    amount: number;
                                    currency: string;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads, first answers, visits, ends and values of a period, beside the period compared with */
        get: {
            parameters: {
                query?: {
                    agentId?: string | "none";
                    annonceId?: string | "none";
                    branchId?: string;
                    caseType?: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                    compare?: "previous" | "year" | "none";
                    from?: string;
                    interval?: "day" | "week" | "month";
                    period?: "custom" | "week" | "month" | "days30" | "quarter" | "year";
                    source?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            compare: {
                                from: string;
                                to: string;
                            } | null;
                            figures: {
                                answered: number;
                                answeredInTime: number;
                                answeredLate: number;
                                awaiting: number;
                                expectedValue: number;
                                leads: number;
                                lost: number;
                                responseMedian: number | null;
                                responseP90: number | null;
                                visits: number;
                                visitsAhead: number;
                                visitsCancelled: number;
                                visitsDone: number;
                                visitsMissed: number;
                                won: number;
                                wonValue: number;
                            };
                            /** @enum {unknown} */
                            interval: "day" | "week" | "month";
                            lostReasons: {
                                code: string;
                                count: number;
                                previous: number | null;
                            }[];
                            period: {
                                from: string;
                                to: string;
                            };
                            previous: {
                                answered: number;
                                answeredInTime: number;
                                answeredLate: number;
                                awaiting: number;
                                expectedValue: number;
                                leads: number;
                                lost: number;
                                responseMedian: number | null;
                                responseP90: number | null;
                                visits: number;
                                visitsAhead: number;
                                visitsCancelled: number;
                                visitsDone: number;
                                visitsMissed: number;
                                won: number;
                                wonValue: number;
                            } | null;
                            /** @enum {unknown} */
                            reach: "ALL" | "OWN";
                            series: {
                                count: number;
                                from: string;
                                previous: number | null;
                                to: string;
                            }[];
                            slaMinutes: number;
                            sources: {
                                code: string;
                                count: number;
                                previous: number | null;
                            }[];
                            timezone: string;
                            values: {
                                amount: number;
                                count: number;
                                currency: string;
                                /** @enum {unknown} */
                                figure: "expectedValue" | "wonValue";
                                previousAmount: number | null;
                            }[];
                            wonReasons: {
                                code: string;
                                count: number;
                                previous: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Meeting rooms, cars, keys that appointments can take along */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                active: boolean;
                                branchId: string;
                                id: string;
                                /** @enum {unknown} */
                                kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                                name: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a resource to a branch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        branchId: string;
                        /** @enum {unknown} */
                        kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            active: boolean;
                            branchId: string;
                            id: string;
                            /** @enum {unknown} */
                            kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                            name: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a resource, or take it out of use and back */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active?: boolean;
                        /** @enum {unknown} */
                        kind?: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                        name?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            active: boolean;
                            branchId: string;
                            id: string;
                            /** @enum {unknown} */
                            kind: "ROOM" | "CAR" | "KEYS" | "EQUIPMENT" | "OTHER";
                            name: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long data is kept and what will be erased next; other rules can be tried out */
        get: {
            parameters: {
                query?: {
                    legalHoldYears?: number;
                    rawEventDays?: number;
                    staleContactMonths?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkedAt: string | null;
                            contacts: {
                                count: number;
                                oldest: {
                                    displayName: string;
                                    id: string;
                                    lastActivityAt: string;
                                }[];
                            };
                            rawEvents: {
                                count: number;
                            };
                            rules: {
                                legalHoldYears: number;
                                rawEventDays: number | null;
                                staleContactMonths: number | null;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        /** Change how long data is kept */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        legalHoldYears: number;
                        rawEventDays: number | null;
                        staleContactMonths: number | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkedAt: string | null;
                            contacts: {
                                count: number;
                                oldest: {
                                    displayName: string;
                                    id: string;
                                    lastActivityAt: string;
                                }[];
                            };
                            rawEvents: {
                                count: number;
                            };
                            rules: {
                                legalHoldYears: number;
                                rawEventDays: number | null;
                                staleContactMonths: number | null;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved filters of a list, one’s own and the team’s, with one’s columns and default */
        get: {
            parameters: {
                query: {
                    list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                canEdit: boolean;
                                columns: string[];
                                filter: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                /** @enum {unknown} */
                                list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                                mine: boolean;
                                name: string;
                                outdated: boolean;
                                owner: {
                                    id: string;
                                    name: string;
                                };
                                shared: boolean;
                                sort: string | null;
                                version: number;
                            }[];
                            preferences: {
                                columns: string[] | null;
                                defaultViewId: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Save a filter under a name */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        columns?: string[];
                        filter: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                        name: string;
                        shared?: boolean;
                        sort?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canEdit: boolean;
                            columns: string[];
                            filter: {
                                [key: string]: unknown;
                            };
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                            mine: boolean;
                            name: string;
                            outdated: boolean;
                            owner: {
                                id: string;
                                name: string;
                            };
                            shared: boolean;
                            sort: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a saved filter away; it can be restored */
        delete: {
            parameters: {
                query: {
                    version: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename, redefine or share a saved filter */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        columns?: string[];
                        filter?: {
                            [key: string]: unknown;
                        };
                        name?: string;
                        shared?: boolean;
                        sort?: string | null;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canEdit: boolean;
                            columns: string[];
                            filter: {
                                [key: string]: unknown;
                            };
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                            mine: boolean;
                            name: string;
                            outdated: boolean;
                            owner: {
                                id: string;
                                name: string;
                            };
                            shared: boolean;
                            sort: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/saved-views/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted saved filter back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            canEdit: boolean;
                            columns: string[];
                            filter: {
                                [key: string]: unknown;
                            };
                            id: string;
                            /** @enum {unknown} */
                            list: "DOSSIERS" | "ANNONCES" | "CONTACTS" | "TASKS";
                            mine: boolean;
                            name: string;
                            outdated: boolean;
                            owner: {
                                id: string;
                                name: string;
                            };
                            shared: boolean;
                            sort: string | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the caller may see that carries these words: dossiers, contacts, conversations, annonces, documents, tasks */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groups: {
                                items: {
                                    annonceId: string | null;
                                    contactId: string | null;
                                    coverUrl: string | null;
                                    detail: string | null;
                                    dossierId: string | null;
                                    id: string;
                                    reference: string | null;
                                    status: string | null;
                                    title: string;
                                }[];
                                /** @enum {unknown} */
                                kind: "DOSSIER" | "CONTACT" | "CONVERSATION" | "ANNONCE" | "DOCUMENT" | "TASK";
                                more: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers and addresses that are never to be written to, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    lifted?: boolean;
                    limit?: number;
                    value?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                createdAt: string;
                                createdBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                hint: string;
                                id: string;
                                identityId: string | null;
                                /** @enum {unknown} */
                                kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                                liftedAt: string | null;
                                liftedBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                } | null;
                                liftReason: string | null;
                                note: string | null;
                                /** @enum {unknown} */
                                reason: "OBJECTION" | "COMPLAINT" | "WRONG_PERSON" | "ERASED" | "OTHER" | "BOUNCED";
                                /** @enum {unknown} */
                                scope: "ALL" | "MARKETING" | "ADDRESS";
                                withId: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Never write to a number or address again; what waits is withdrawn */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        identityId?: string;
                        note?: string;
                        /** @enum {unknown} */
                        reason: "OBJECTION" | "COMPLAINT" | "WRONG_PERSON" | "OTHER";
                        /** @enum {unknown} */
                        scope: "ALL" | "MARKETING";
                        value?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            hint: string;
                            id: string;
                            identityId: string | null;
                            /** @enum {unknown} */
                            kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                            liftedAt: string | null;
                            liftedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            } | null;
                            liftReason: string | null;
                            note: string | null;
                            /** @enum {unknown} */
                            reason: "OBJECTION" | "COMPLAINT" | "WRONG_PERSON" | "ERASED" | "OTHER" | "BOUNCED";
                            /** @enum {unknown} */
                            scope: "ALL" | "MARKETING" | "ADDRESS";
                            withId: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a number or address off the list, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            hint: string;
                            id: string;
                            identityId: string | null;
                            /** @enum {unknown} */
                            kind: "PHONE" | "EMAIL" | "WHATSAPP_BSUID";
                            liftedAt: string | null;
                            liftedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            } | null;
                            liftReason: string | null;
                            note: string | null;
                            /** @enum {unknown} */
                            reason: "OBJECTION" | "COMPLAINT" | "WRONG_PERSON" | "ERASED" | "OTHER" | "BOUNCED";
                            /** @enum {unknown} */
                            scope: "ALL" | "MARKETING" | "ADDRESS";
                            withId: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks by due time */
        get: {
            parameters: {
                query?: {
                    assignee?: "me" | "none" | string;
                    cursor?: string;
                    dossierId?: string;
                    dueBefore?: string;
                    limit?: number;
                    q?: string;
                    state?: "OPEN" | "DONE" | "CANCELLED";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                assignee: {
                                    id: string;
                                    name: string;
                                } | null;
                                category: string;
                                completedAt: string | null;
                                createdAt: string;
                                dossier: {
                                    contact: string;
                                    id: string;
                                    reference: string;
                                } | null;
                                dueAt: string | null;
                                id: string;
                                overdue: boolean;
                                recurrence: {
                                    /** @description where this one stands in it, even if moved */
                                    occurrenceAt: string;
                                    /** @description RRULE */
                                    rule: string;
                                    /** @description first of the series */
                                    startsAt: string;
                                    /** @description in which its hour is kept */
                                    timezone: string;
                                } | null;
                                reminder: {
                                    /** @description when it is given */
                                    at: string;
                                    minutesBefore: number | null;
                                } | null;
                                /** @enum {unknown} */
                                state: "OPEN" | "DONE" | "CANCELLED";
                                title: string;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a task */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assigneeId?: string;
                        category?: string;
                        /** Format: uuid */
                        dossierId?: string;
                        /** Format: date-time */
                        dueAt?: string;
                        recurrence?: string;
                        reminder?: {
                            /** Format: date-time */
                            at?: string;
                            minutesBefore?: number;
                        };
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            category: string;
                            completedAt: string | null;
                            createdAt: string;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            } | null;
                            dueAt: string | null;
                            id: string;
                            overdue: boolean;
                            recurrence: {
                                /** @description where this one stands in it, even if moved */
                                occurrenceAt: string;
                                /** @description RRULE */
                                rule: string;
                                /** @description first of the series */
                                startsAt: string;
                                /** @description in which its hour is kept */
                                timezone: string;
                            } | null;
                            reminder: {
                                /** @description when it is given */
                                at: string;
                                minutesBefore: number | null;
                            } | null;
                            /** @enum {unknown} */
                            state: "OPEN" | "DONE" | "CANCELLED";
                            title: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, complete or cancel an open task; one of a series makes the next */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigneeId?: string | null;
                        category?: string;
                        dueAt?: string | null;
                        recurrence?: string | null;
                        reminder?: {
                            /** Format: date-time */
                            at?: string;
                            minutesBefore?: number;
                        } | null;
                        /** @enum {unknown} */
                        scope?: "ONE" | "FOLLOWING";
                        /** @enum {unknown} */
                        state?: "DONE" | "CANCELLED";
                        title?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            category: string;
                            completedAt: string | null;
                            createdAt: string;
                            dossier: {
                                contact: string;
                                id: string;
                                reference: string;
                            } | null;
                            dueAt: string | null;
                            id: string;
                            next: {
                                assignee: {
                                    id: string;
                                    name: string;
                                } | null;
                                category: string;
                                completedAt: string | null;
                                createdAt: string;
                                dossier: {
                                    contact: string;
                                    id: string;
                                    reference: string;
                                } | null;
                                dueAt: string | null;
                                id: string;
                                overdue: boolean;
                                recurrence: {
                                    /** @description where this one stands in it, even if moved */
                                    occurrenceAt: string;
                                    /** @description RRULE */
                                    rule: string;
                                    /** @description first of the series */
                                    startsAt: string;
                                    /** @description in which its hour is kept */
                                    timezone: string;
                                } | null;
                                reminder: {
                                    /** @description when it is given */
                                    at: string;
                                    minutesBefore: number | null;
                                } | null;
                                /** @enum {unknown} */
                                state: "OPEN" | "DONE" | "CANCELLED";
                                title: string;
                                version: number;
                            } | null;
                            overdue: boolean;
                            recurrence: {
                                /** @description where this one stands in it, even if moved */
                                occurrenceAt: string;
                                /** @description RRULE */
                                rule: string;
                                /** @description first of the series */
                                startsAt: string;
                                /** @description in which its hour is kept */
                                timezone: string;
                            } | null;
                            reminder: {
                                /** @description when it is given */
                                at: string;
                                minutesBefore: number | null;
                            } | null;
                            /** @enum {unknown} */
                            state: "OPEN" | "DONE" | "CANCELLED";
                            steps: {
                                category: string;
                                dueAt: string;
                            }[];
                            title: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tasks/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a task that repeats by a rule would come again; a rule that is not taken is 400 with the reason */
        get: {
            parameters: {
                query: {
                    after?: string;
                    assigneeId?: string;
                    recurrence: string;
                    startsAt: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string[];
                            timezone: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs the caller now: answers, appointments, tasks, nudges */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: {
                                conversationId: string | null;
                                dossier: {
                                    contact: string;
                                    id: string;
                                    reference: string;
                                };
                                dueAt: string;
                                source: string;
                                unassigned: boolean;
                            }[];
                            appointments: {
                                annonce: {
                                    id: string;
                                    reference: string;
                                    title: string;
                                } | null;
                                contact: string | null;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                endsAt: string;
                                id: string;
                                place: string | null;
                                startsAt: string;
                                state: string;
                                timezone: string;
                                travel: {
                                    from: string;
                                    minutes: number;
                                } | null;
                                type: string;
                            }[];
                            /** Format: date */
                            day: string;
                            nudges: {
                                at: string;
                                dossier: {
                                    contact: string;
                                    id: string;
                                    reference: string;
                                };
                                /** @enum {unknown} */
                                kind: "OFFER_ENDING" | "OUTCOME_MISSING" | "HOT_WITHOUT_STEP" | "STALE";
                                score: number | null;
                            }[];
                            tasks: {
                                category: string;
                                dossier: {
                                    contact: string;
                                    id: string;
                                    reference: string;
                                } | null;
                                dueAt: string | null;
                                id: string;
                                overdue: boolean;
                                title: string;
                                version: number;
                            }[];
                            waiting: {
                                channel: string;
                                contact: string;
                                conversationId: string;
                                dossier: {
                                    id: string;
                                    reference: string;
                                } | null;
                                since: string;
                                text: string | null;
                            }[];
                            zone: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much each member has on the table, and what nobody has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: {
                                absent: boolean;
                                appointmentsToday: number;
                                hot: number;
                                id: string;
                                lateAnswers: number;
                                name: string;
                                open: number;
                                overdueTasks: number;
                                stale: number;
                                waiting: number;
                            }[];
                            queue: {
                                lateAnswers: number;
                                open: number;
                                waiting: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an unsubscribe link asks, and how it stands; a browser is sent to the page */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agency: string;
                            /** @enum {unknown} */
                            locale: "fr" | "ar" | "en";
                            /** @enum {unknown} */
                            state: "ASKED" | "DONE";
                        };
                    };
                };
            };
        };
        put?: never;
        /** End marketing for the address of an unsubscribe link: the button of the page, or a mail program */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agency: string;
                            /** @enum {unknown} */
                            locale: "fr" | "ar" | "en";
                            /** @enum {unknown} */
                            state: "ASKED" | "DONE";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-answers/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person is asked by the link of a reminder, and how it stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agency: string;
                            agencyPhone: string | null;
                            clock: {
                                rules: {
                                    offset: number;
                                    since: string | null;
                                }[];
                                until: string;
                            };
                            /** @enum {unknown} */
                            locale: "fr" | "ar" | "en";
                            name: string;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "ASKED" | "CONFIRMED" | "MOVE_ASKED" | "CANCELLED" | "MOVED" | "OVER";
                            timezone: string;
                            type: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Answer a reminder by its link: come, ask for another time, or call off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        act: "confirm" | "move" | "cancel";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agency: string;
                            agencyPhone: string | null;
                            clock: {
                                rules: {
                                    offset: number;
                                    since: string | null;
                                }[];
                                until: string;
                            };
                            /** @enum {unknown} */
                            locale: "fr" | "ar" | "en";
                            name: string;
                            place: string | null;
                            startsAt: string;
                            /** @enum {unknown} */
                            state: "ASKED" | "CONFIRMED" | "MOVE_ASKED" | "CANCELLED" | "MOVED" | "OVER";
                            timezone: string;
                            type: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a draft of a workflow from its active version, or from an old one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        code: "LEAD_BUY" | "LEAD_RENT" | "OWNER_LEAD" | "SALE" | "RENTAL" | "MANDATE_SALE" | "MANDATE_RENT" | "CONSTRUCTION" | "RENOVATION" | "INVESTOR" | "DISPUTE" | "B2B_DEMO";
                        /** Format: uuid */
                        from?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            base: {
                                definition: {
                                    effects?: {
                                        [key: string]: {
                                            from: string;
                                            to: string;
                                        }[];
                                    };
                                    hold?: string[];
                                    initial: string;
                                    label: string;
                                    names?: {
                                        [key: string]: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                    };
                                    note?: string;
                                    onEnter?: {
                                        [key: string]: string[];
                                    };
                                    path?: string[];
                                    states: string[];
                                    terminal: string[];
                                    tones?: {
                                        [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                    };
                                    transitions: {
                                        command?: string;
                                        from: string;
                                        guards?: string[];
                                        name?: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                        requires?: string[];
                                        roles?: string[];
                                        to: string;
                                    }[];
                                };
                                /** Format: uuid */
                                id: string;
                                version: number;
                            };
                            code: string;
                            copiedFrom: number | null;
                            definition: {
                                effects?: {
                                    [key: string]: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                hold?: string[];
                                initial: string;
                                label: string;
                                names?: {
                                    [key: string]: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                };
                                note?: string;
                                onEnter?: {
                                    [key: string]: string[];
                                };
                                path?: string[];
                                states: string[];
                                terminal: string[];
                                tones?: {
                                    [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                };
                                transitions: {
                                    command?: string;
                                    from: string;
                                    guards?: string[];
                                    name?: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    requires?: string[];
                                    roles?: string[];
                                    to: string;
                                }[];
                            };
                            /** Format: uuid */
                            id: string;
                            inUse: {
                                [key: string]: number;
                            };
                            problems: {
                                code: string;
                                place: {
                                    fact?: string;
                                    from?: string;
                                    /** @enum {unknown} */
                                    kind: "workflow" | "state" | "transition" | "effect";
                                    state?: string;
                                    to?: string;
                                };
                                reason: string;
                                /** @enum {unknown} */
                                severity: "ERROR" | "WARNING";
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft and what is wrong with it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            base: {
                                definition: {
                                    effects?: {
                                        [key: string]: {
                                            from: string;
                                            to: string;
                                        }[];
                                    };
                                    hold?: string[];
                                    initial: string;
                                    label: string;
                                    names?: {
                                        [key: string]: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                    };
                                    note?: string;
                                    onEnter?: {
                                        [key: string]: string[];
                                    };
                                    path?: string[];
                                    states: string[];
                                    terminal: string[];
                                    tones?: {
                                        [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                    };
                                    transitions: {
                                        command?: string;
                                        from: string;
                                        guards?: string[];
                                        name?: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                        requires?: string[];
                                        roles?: string[];
                                        to: string;
                                    }[];
                                };
                                /** Format: uuid */
                                id: string;
                                version: number;
                            };
                            code: string;
                            copiedFrom: number | null;
                            definition: {
                                effects?: {
                                    [key: string]: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                hold?: string[];
                                initial: string;
                                label: string;
                                names?: {
                                    [key: string]: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                };
                                note?: string;
                                onEnter?: {
                                    [key: string]: string[];
                                };
                                path?: string[];
                                states: string[];
                                terminal: string[];
                                tones?: {
                                    [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                };
                                transitions: {
                                    command?: string;
                                    from: string;
                                    guards?: string[];
                                    name?: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    requires?: string[];
                                    roles?: string[];
                                    to: string;
                                }[];
                            };
                            /** Format: uuid */
                            id: string;
                            inUse: {
                                [key: string]: number;
                            };
                            problems: {
                                code: string;
                                place: {
                                    fact?: string;
                                    from?: string;
                                    /** @enum {unknown} */
                                    kind: "workflow" | "state" | "transition" | "effect";
                                    state?: string;
                                    to?: string;
                                };
                                reason: string;
                                /** @enum {unknown} */
                                severity: "ERROR" | "WARNING";
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        /** Save a draft as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        definition: {
                            effects?: {
                                [key: string]: {
                                    from: string;
                                    to: string;
                                }[];
                            };
                            hold?: string[];
                            initial: string;
                            label: string;
                            names?: {
                                [key: string]: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                };
                            };
                            note?: string;
                            onEnter?: {
                                [key: string]: string[];
                            };
                            path?: string[];
                            states: string[];
                            terminal: string[];
                            tones?: {
                                [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                            };
                            transitions: {
                                command?: string;
                                from: string;
                                guards?: string[];
                                name?: {
                                    ar: string;
                                    en: string;
                                    fr: string;
                                };
                                requires?: string[];
                                roles?: string[];
                                to: string;
                            }[];
                        };
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            base: {
                                definition: {
                                    effects?: {
                                        [key: string]: {
                                            from: string;
                                            to: string;
                                        }[];
                                    };
                                    hold?: string[];
                                    initial: string;
                                    label: string;
                                    names?: {
                                        [key: string]: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                    };
                                    note?: string;
                                    onEnter?: {
                                        [key: string]: string[];
                                    };
                                    path?: string[];
                                    states: string[];
                                    terminal: string[];
                                    tones?: {
                                        [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                    };
                                    transitions: {
                                        command?: string;
                                        from: string;
                                        guards?: string[];
                                        name?: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                        requires?: string[];
                                        roles?: string[];
                                        to: string;
                                    }[];
                                };
                                /** Format: uuid */
                                id: string;
                                version: number;
                            };
                            code: string;
                            copiedFrom: number | null;
                            definition: {
                                effects?: {
                                    [key: string]: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                hold?: string[];
                                initial: string;
                                label: string;
                                names?: {
                                    [key: string]: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                };
                                note?: string;
                                onEnter?: {
                                    [key: string]: string[];
                                };
                                path?: string[];
                                states: string[];
                                terminal: string[];
                                tones?: {
                                    [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                };
                                transitions: {
                                    command?: string;
                                    from: string;
                                    guards?: string[];
                                    name?: {
                                        ar: string;
                                        en: string;
                                        fr: string;
                                    };
                                    requires?: string[];
                                    roles?: string[];
                                    to: string;
                                }[];
                            };
                            /** Format: uuid */
                            id: string;
                            inUse: {
                                [key: string]: number;
                            };
                            problems: {
                                code: string;
                                place: {
                                    fact?: string;
                                    from?: string;
                                    /** @enum {unknown} */
                                    kind: "workflow" | "state" | "transition" | "effect";
                                    state?: string;
                                    to?: string;
                                };
                                reason: string;
                                /** @enum {unknown} */
                                severity: "ERROR" | "WARNING";
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-drafts/{id}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the draft the active version; running dossiers keep theirs or are moved by a mapping */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping?: {
                            [key: string]: string;
                        };
                        note?: string;
                        /** @enum {unknown} */
                        running: "KEEP" | "MIGRATE";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            migration: {
                                code: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                };
                                finishedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                leftBehind: {
                                    /** Format: uuid */
                                    id: string;
                                    reference: string;
                                    status: string;
                                }[];
                                leftCount: number;
                                mapping: {
                                    [key: string]: string;
                                };
                                moved: number;
                                restated: number;
                                skipped: number;
                                /** @enum {unknown} */
                                state: "RUNNING" | "DONE";
                                total: number;
                                version: number;
                            } | null;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-drafts/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw a draft away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-drafts/{id}/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running dossiers that a draft is about, the newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    status?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contact: string;
                                heldFrom: string | null;
                                /** Format: uuid */
                                id: string;
                                reference: string;
                                status: string;
                                /** Format: date-time */
                                statusSince: string;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-drafts/{id}/simulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a draft would do to the running dossiers, counted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            goals: string[];
                            losing: number;
                            otherWays: number;
                            states: {
                                changed: string[];
                                count: number;
                                /** @enum {unknown} */
                                fate: "STAYS" | "RESUMES" | "LOST";
                                gained: string[];
                                heldFrom: string | null;
                                lost: string[];
                                status: string;
                                versions: number[];
                            }[];
                            staying: number;
                            toMap: string[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-editor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every workflow with its active version, its draft and its last migration, and what they may be made of */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            catalogue: {
                                facts: string[];
                                guards: string[];
                                requires: string[];
                                roles: string[];
                                tones: string[];
                            };
                            items: {
                                active: {
                                    /** Format: date-time */
                                    createdAt: string;
                                    createdBy: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    } | null;
                                    /** Format: uuid */
                                    id: string;
                                    states: number;
                                    transitions: number;
                                    version: number;
                                };
                                code: string;
                                draft: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    updatedAt: string;
                                    updatedBy: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    version: number;
                                } | null;
                                editable: boolean;
                                migration: {
                                    code: string;
                                    /** Format: date-time */
                                    createdAt: string;
                                    createdBy: {
                                        id: string | null;
                                        kind: string;
                                        name: string | null;
                                    };
                                    finishedAt: string | null;
                                    /** Format: uuid */
                                    id: string;
                                    leftBehind: {
                                        /** Format: uuid */
                                        id: string;
                                        reference: string;
                                        status: string;
                                    }[];
                                    leftCount: number;
                                    mapping: {
                                        [key: string]: string;
                                    };
                                    moved: number;
                                    restated: number;
                                    skipped: number;
                                    /** @enum {unknown} */
                                    state: "RUNNING" | "DONE";
                                    total: number;
                                    version: number;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-migrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the moving of running dossiers is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            leftBehind: {
                                /** Format: uuid */
                                id: string;
                                reference: string;
                                status: string;
                            }[];
                            leftCount: number;
                            mapping: {
                                [key: string]: string;
                            };
                            moved: number;
                            restated: number;
                            skipped: number;
                            /** @enum {unknown} */
                            state: "RUNNING" | "DONE";
                            total: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-migrations/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up a migration that came to a halt */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: {
                                id: string | null;
                                kind: string;
                                name: string | null;
                            };
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            leftBehind: {
                                /** Format: uuid */
                                id: string;
                                reference: string;
                                status: string;
                            }[];
                            leftCount: number;
                            mapping: {
                                [key: string]: string;
                            };
                            moved: number;
                            restated: number;
                            skipped: number;
                            /** @enum {unknown} */
                            state: "RUNNING" | "DONE";
                            total: number;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflow-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a workflow, the newest first */
        get: {
            parameters: {
                query: {
                    code: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                active: boolean;
                                copiedFrom: number | null;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: {
                                    id: string | null;
                                    kind: string;
                                    name: string | null;
                                } | null;
                                definition: {
                                    effects?: {
                                        [key: string]: {
                                            from: string;
                                            to: string;
                                        }[];
                                    };
                                    hold?: string[];
                                    initial: string;
                                    label: string;
                                    names?: {
                                        [key: string]: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                    };
                                    note?: string;
                                    onEnter?: {
                                        [key: string]: string[];
                                    };
                                    path?: string[];
                                    states: string[];
                                    terminal: string[];
                                    tones?: {
                                        [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                    };
                                    transitions: {
                                        command?: string;
                                        from: string;
                                        guards?: string[];
                                        name?: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                        requires?: string[];
                                        roles?: string[];
                                        to: string;
                                    }[];
                                };
                                /** Format: uuid */
                                id: string;
                                note: string | null;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active version of every workflow */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                definition: {
                                    effects?: {
                                        [key: string]: {
                                            from: string;
                                            to: string;
                                        }[];
                                    };
                                    hold?: string[];
                                    initial: string;
                                    label: string;
                                    names?: {
                                        [key: string]: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                    };
                                    note?: string;
                                    onEnter?: {
                                        [key: string]: string[];
                                    };
                                    path?: string[];
                                    states: string[];
                                    terminal: string[];
                                    tones?: {
                                        [key: string]: "sand" | "majorelle" | "mint" | "saffron" | "terracotta";
                                    };
                                    transitions: {
                                        command?: string;
                                        from: string;
                                        guards?: string[];
                                        name?: {
                                            ar: string;
                                            en: string;
                                            fr: string;
                                        };
                                        requires?: string[];
                                        roles?: string[];
                                        to: string;
                                    }[];
                                };
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/working-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The week of a person, the caller when nobody is named */
        get: {
            parameters: {
                query?: {
                    userId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isDefault: boolean;
                            items: {
                                ends: string;
                                starts: string;
                                weekday: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/working-hours/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the week of a person; an empty one brings the usual hours back */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            ends: string;
                            starts: string;
                            weekday: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            isDefault: boolean;
                            items: {
                                ends: string;
                                starts: string;
                                weekday: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agenda by its secret address, as iCalendar (RFC 5545) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve: its database answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
